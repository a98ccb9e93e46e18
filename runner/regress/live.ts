import { caseFromId } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import { HarnessError } from '../../model/errors.ts';
import type { Finding } from '../../model/judgement.ts';
import type { Answer } from '../../model/regress.ts';
import type { RuleId } from '../../model/rules.ts';
import { findCauses } from '../contract/causes/find.ts';
import type { Failure } from '../contract/ledger.ts';
import type { Seen } from './answer-of.ts';
import { causeOf, causesFromShrinking, type DifferenceCause } from './cause.ts';
import { changesOf, type Change } from './changes.ts';
import type { Kind } from './comparison.ts';
import { broadFeatures, separate } from './separate.ts';

/** Both sides as far as they can still be asked. */
export interface Live {
  /** What a case got before, by a baseline or by the other target; undefined where nothing tells. */
  before(testCase: Case): Promise<Answer | undefined>;
  after(testCase: Case): Promise<{ readonly seen: Seen; readonly answer: Answer }>;
  /** What the survey saw. */
  readonly seen: (id: string) => Seen | undefined;
  readonly target: Parameters<typeof caseFromId>[1];
  readonly stopped: () => boolean;
}

/** Requests for all causes of a comparison together; what is not explained by then is told from the answers alone. */
const mostProbes = 4000;
/** Changed cases from which on the answers alone show that a whole kind of request is concerned. */
const enoughToTell = 6;

/** Finds what the changes of each kind come from, asking the target where the answers alone leave it open. */
export class LiveCauses {
  readonly #live: Live;
  #probes = 0;

  constructor(live: Live) {
    this.#live = live;
  }

  async of(kind: Kind): Promise<DifferenceCause[]> {
    const broad = await this.#broadly(kind);
    if (broad !== undefined) return [broad];
    const failures = kind.changed.flatMap(({ described }) => {
      const seen = this.#live.seen(described.id);
      return seen === undefined ? [] : [failureOf(seen, kind.change)];
    });
    const causes = await findCauses(failures, {
      target: this.#live.target,
      probe: (testCase) => this.#probe(testCase, kind.change),
      stopped: () => this.#live.stopped() || this.#probes >= mostProbes,
    });
    return causesFromShrinking(causes, kind.changed);
  }

  /** One cause for a difference of a whole kind of request, which takes two requests to be sure of. */
  async #broadly({ change, changed, unchanged }: Kind): Promise<DifferenceCause | undefined> {
    if (changed.length < enoughToTell || change.aspect.of === 'effects') return undefined;
    const [found, ...others] = separate(
      changed.map(({ described }) => described),
      unchanged.map(({ described }) => described),
      { size: 2, groups: 1, featuresOf: broadFeatures },
    );
    if (found === undefined || !found.apart || others.length > 0) return undefined;
    for (const { id } of [found.members[0], found.members.at(-1)].filter((one) => one !== undefined)) {
      const seen = this.#live.seen(id);
      if (seen === undefined) return undefined;
      const again = await this.#probe(seen.exchange.case, change);
      if (again.findings.length === 0) return undefined;
    }
    return causeOf(found.features, found.members, unchanged.length === 0, true);
  }

  async #probe(testCase: Case, change: Change): Promise<Failure> {
    this.#probes++;
    const [before, { seen, answer }] = await Promise.all([
      this.#live.before(testCase),
      this.#live.after(testCase),
    ]);
    const subject = { rule: testCase.rules[0], ...(testCase.fault && { fault: testCase.fault }) };
    const changes = before === undefined ? [] : changesOf(before, answer, subject);
    const shows = changes.some(({ kind }) => kind === change.kind);
    return shows ? failureOf(seen, change) : { exchange: seen.exchange, findings: [] };
  }
}

/**
 * A change as shrinking knows failures: one finding. Its rule speaks of no outcome, so that what valid requests show
 * explains broken ones as well.
 */
function failureOf({ exchange }: Seen, { aspect, kind, before, after }: Change): Failure {
  const finding: Finding = { rule: ruleOf(aspect.of), expected: before, got: kind, message: after };
  return { exchange, findings: [finding] };
}

function ruleOf(aspect: Change['aspect']['of']): RuleId {
  switch (aspect) {
    case 'key':
    case 'header':
      return 'envelope.extra';
    case 'effects':
      return 'effect.once';
    case 'outcome':
    case 'answer':
    case 'text':
    case 'rule':
    case 'marks':
      return 'envelope.failure';
  }
}

/** The same case for another target; undefined where it cannot have it. */
export function caseFor(id: string, target: Live['target']): Case | undefined {
  try {
    return caseFromId(id, target);
  } catch (error) {
    if (error instanceof HarnessError && error.code === 'case.unknown') return undefined;
    throw error;
  }
}
