import { randomUUID } from 'node:crypto';
import type { CorpusText } from '../../generators/corpus/corpus.ts';
import type { LoadPlan } from '../../model/corpus.ts';
import { durationOf, peakOf, type Schedule } from '../../model/load-shape.ts';
import { HarnessError } from '../../model/errors.ts';
import type { Target } from '../../model/target.ts';
import { requestHosts } from './allowed.ts';
import { waivedRules } from './corpus.ts';
import type { LoadOptions } from './options.ts';
import { scheduleFor } from './shapes/shape.ts';
import { virtualUsersFor } from './virtual-users.ts';

const usualTimeoutMs = 10_000;

/**
 * The plan of a run: what k6 is told.
 *
 * @throws HarnessError if the corpus would send to a host that is not the target's.
 */
export function planFor(
  target: Target,
  options: LoadOptions,
  corpus: CorpusText,
  { shape, requests }: Schedule = scheduleFor(options),
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
    scenario: options.scenario,
    shape,
    requests,
    durationMs: durationOf(shape),
    warmUpMs: options.warmUpMs ?? 0,
    timeoutMs: options.timeoutMs ?? usualTimeoutMs,
    vus: Math.max(options.instances ?? 1, virtualUsersFor(peakOf(shape), options.maxVus)),
    // Not seeded: a repeated run needs fresh Request-IDs (rule dedup.fresh).
    runId: `th-${randomUUID()}`,
    instances: options.instances ?? 1,
    hosts,
    waived: waivedRules(target),
  };
}
