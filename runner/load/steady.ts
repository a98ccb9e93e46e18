import { randomUUID } from 'node:crypto';
import type { CorpusText } from '../../generators/corpus/corpus.ts';
import type { LoadPlan } from '../../model/corpus.ts';
import { checkMix } from '../../generators/corpus/mix.ts';
import { HarnessError } from '../../model/errors.ts';
import type { Target } from '../../model/target.ts';
import { requestHosts } from './allowed.ts';
import { waivedRules } from './corpus.ts';
import type { LoadOptions } from './options.ts';
import { plannedRequests } from './planned.ts';
import { virtualUsersFor } from './virtual-users.ts';

const usualTimeoutMs = 10_000;

/**
 * The plan of a steady run.
 *
 * @throws HarnessError if the corpus would send to a host that is not the target's.
 */
export function steadyPlan(
  target: Target,
  options: LoadOptions,
  corpus: CorpusText,
): Omit<LoadPlan, 'corpus' | 'summary'> {
  const hosts = requestHosts(target);
  const stranger = corpus.head.hosts.find((host) => !hosts.includes(host));
  if (stranger !== undefined) {
    throw new HarnessError(
      'refusedByGuard',
      'guard.stranger',
      `the corpus would send to ${stranger}, which is not the target`,
    );
  }
  return {
    scenario: 'steady',
    rate: options.rate,
    durationMs: options.durationMs,
    timeoutMs: options.timeoutMs ?? usualTimeoutMs,
    requests: plannedRequests(options.rate, options.durationMs),
    vus: virtualUsersFor(options.rate, options.maxVus),
    // Not seeded: a repeated run needs fresh Request-IDs (rule dedup.fresh).
    runId: `th-${randomUUID()}`,
    hosts,
    waived: waivedRules(target),
  };
}

/** @throws HarnessError for a rate or a duration that k6 cannot keep, or shares that are none. */
export function checkLoad({ rate, durationMs, maxVus, mix }: LoadOptions): void {
  checkMix(mix);
  if (!(rate > 0 && rate <= 100_000))
    throw wrong('rate', `--rate ${rate}`, 'Give requests a second, such as 50 or 0.5.');
  if (!(durationMs >= 1000))
    throw wrong('duration', `a duration of ${durationMs} ms`, 'Give at least one second, such as 30s.');
  if (maxVus !== undefined && !(Number.isInteger(maxVus) && maxVus > 0)) {
    throw wrong('max-vus', `--max-vus ${maxVus}`, 'Give a whole number of virtual users, such as 200.');
  }
}

function wrong(name: string, found: string, fix: string): HarnessError {
  return new HarnessError('callAtFault', `load.${name}`, `${found} is not possible`, fix);
}
