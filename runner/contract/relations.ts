import { checkPair } from '../../contracts/index.ts';
import {
  buildCase,
  caseFromId,
  counterpart,
  counterpartIds,
  minimise,
  type Relation,
} from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { Target } from '../../model/target.ts';
import type { Cause, CauseOptions } from './causes/cause.ts';
import { exactly, holds } from './causes/condition.ts';
import { bySize, isOutcome } from './causes/group.ts';
import { merged } from './causes/merge.ts';
import type { Failure, Ledger } from './ledger.ts';
import type { Exchange } from './session.ts';

/** Two cases that must be answered alike: the one with the change, by its id, and the relation that says so. */
interface Pair {
  readonly relation: Relation;
  readonly changed: string;
  readonly plain: string;
  readonly encoding: Case['request']['encoding'];
}

/** Broken pairs that are looked at again; beyond them the target is broken as a whole. */
const lookedAt = 200;
/** Tries that tell how often a pair differs that does not always. */
const flakyTries = 10;

/**
 * Rules relation.format, .layout, .default and .ignored on cases whose right answer nobody knows: the plan has each beside
 * one that must be answered alike.
 *
 * Only outcomes are kept, so that memory stays flat.
 */
export class Relations {
  readonly #outcomes = new Map<string, Judgement['outcome']>();
  readonly #pairs: Pair[] = [];

  take({ case: c, judgement }: Exchange): void {
    if (c.kind !== 'open') return;
    this.#outcomes.set(c.id, judgement.outcome);
    for (const [relation, plain] of counterpartIds(c)) {
      this.#pairs.push({ relation, changed: c.id, plain, encoding: c.request.encoding });
    }
  }

  /** The pairs whose two answers are there: those that differ, and those that do not. */
  compared(): { readonly broken: readonly Pair[]; readonly held: readonly Pair[] } {
    const broken: Pair[] = [];
    const held: Pair[] = [];
    for (const pair of this.#pairs) {
      const [a, b] = [this.#outcomes.get(pair.plain), this.#outcomes.get(pair.changed)];
      if (a === undefined || b === undefined || a === 'none' || b === 'none') continue;
      (a === b ? held : broken).push(pair);
    }
    return { broken: broken.sort((a, b) => (a.changed < b.changed ? -1 : 1)), held };
  }
}

/** Tries broken pairs again, one after the other, and shrinks one of each fault and relation to its minimal request. */
export async function relationCauses(
  relations: Relations,
  ledger: Ledger,
  known: readonly Cause[],
  options: CauseOptions,
): Promise<Cause[]> {
  const { target, stopped } = options;
  const { broken, held } = relations.compared();
  for (const { relation, encoding } of held) ledger.held(relation, encoding);
  const groups = new Map<string, { readonly relation: Relation; readonly failures: Failure[] }>();
  const causes: Cause[] = [];
  for (const { relation, changed } of broken.slice(0, lookedAt)) {
    if (stopped()) break;
    const testCase = caseFromId(changed, target);
    if (isExplained(testCase, relation, known, target)) continue;
    const failure = await tried(testCase, relation, options);
    if (failure === undefined) continue;
    if (failure.findings.length === 0) {
      causes.push(await flaky(failure, relation, options));
      continue;
    }
    ledger.take(failure.exchange, failure.findings, false);
    const key = `${relation} ${changed.slice(0, changed.indexOf('~'))}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { relation, failures: [failure] });
    else group.failures.push(failure);
  }
  for (const { relation, failures } of groups.values()) {
    causes.push(await minimal(failures, relation, options));
  }
  return merged(causes);
}

/** Whether a cause that is known applies to just one of the two requests: then it is why they are answered differently. */
function isExplained(changed: Case, relation: Relation, known: readonly Cause[], target: Target): boolean {
  const plain = plainOf(changed, relation, target);
  if (plain === undefined) return true;
  const applies = (cause: Cause, testCase: Case): boolean =>
    cause.conditions.every((condition) => holds(condition, testCase));
  return known.some((cause) => isOutcome(cause.finding) && applies(cause, changed) !== applies(cause, plain));
}

/** Both requests of a pair, alone; undefined where the case has no other to be compared with. */
async function tried(
  changed: Case,
  relation: Relation,
  { target, probe }: CauseOptions,
): Promise<Failure | undefined> {
  const plain = plainOf(changed, relation, target);
  if (plain === undefined) return undefined;
  const a = await probe(plain);
  const b = await probe(changed);
  return {
    exchange: b.exchange,
    findings: checkPair(relation, a.exchange.judgement, b.exchange.judgement),
  };
}

function plainOf(changed: Case, relation: Relation, target: Target): Case | undefined {
  const { fault, space, seed, assignment } = changed;
  const row = counterpart(relation, assignment);
  if (row === undefined || fault === undefined) return undefined;
  return buildCase(space, row, `${fault.rule}.${fault.name}`, seed, target);
}

async function minimal(
  failures: readonly Failure[],
  relation: Relation,
  options: CauseOptions,
): Promise<Cause> {
  const start = [...failures].sort(bySize)[0] as Failure;
  const seen = new Map<string, Failure>([[start.exchange.case.id, start]]);
  const {
    case: smallest,
    levels,
    parameters,
    proven,
  } = await minimise(start.exchange.case, options.target, async (candidate) => {
    if (options.stopped()) return false;
    const failure = await tried(candidate, relation, options);
    if (failure === undefined || failure.findings.length === 0) return false;
    seen.set(candidate.id, failure);
    return true;
  });
  const last = seen.get(smallest.id) ?? start;
  const finding = last.findings[0] ?? start.findings[0];
  if (finding === undefined) throw new RangeError('a relation that holds has no cause');
  return {
    rule: relation,
    finding,
    smallest: last,
    conditions: exactly(levels),
    parameters,
    proven: proven && !options.stopped(),
    failures,
  };
}

/** A pair that differed among others and not alone: the same case gets different answers at different times. */
async function flaky({ exchange }: Failure, relation: Relation, options: CauseOptions): Promise<Cause> {
  let failed = 1;
  let count = 1;
  let last: Failure | undefined;
  while (count < flakyTries && !options.stopped()) {
    count++;
    const again = await tried(exchange.case, relation, options);
    if (again === undefined || again.findings.length === 0) continue;
    failed++;
    last = again;
  }
  const finding = last?.findings[0] ?? {
    rule: 'relation.repeat',
    expected: 'the same outcome',
    got: 'another one among others than alone',
    message: 'Two requests that mean the same were answered differently among others, and alike alone.',
  };
  const smallest = last ?? { exchange, findings: [finding] };
  return {
    rule: 'relation.repeat',
    finding,
    smallest,
    conditions: [],
    parameters: exchange.case.fault === undefined ? [] : [exchange.case.fault.parameter],
    proven: false,
    failures: [smallest],
    flaky: { failed, tried: count },
  };
}
