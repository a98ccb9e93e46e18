import type { Plan } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';
import type { Audit } from './audit.ts';
import type { Failure } from './ledger.ts';
import type { Observer } from './observer.ts';
import { changesBetween, snapshotOf, type Snapshot } from './snapshot.ts';
import type { Exchange, Session } from './session.ts';
import { isWriter } from './writers.ts';

/** Profiles that are looked at; with more of them each look would take longer than the requests between. */
const watched = 20;
/** Requests that may be spent on finding which one changes a profile, and how many are sent between two looks. */
const searched = 4000;
const between = 40;

/** The ids of the profiles whose fields are watched. */
export function watchedProfiles({ profiles }: Target): string[] {
  return profiles.slice(0, watched).map(({ profile_id: id }) => id);
}

/** Rule effect.fields: profiles that something other than option 2 has changed since a snapshot. */
export async function changedProfiles(
  observer: Observer,
  before: Snapshot,
  { fields }: Target,
): Promise<string[]> {
  return [...changesBetween(before, await snapshotOf(observer, [...before.keys()], fields)).keys()];
}

/** How cases are tried that may change a profile. */
export interface ChangerSearch {
  /** Brings the profiles to a state in which a change will show, and remembers it. */
  readonly ready: () => Promise<void>;
  readonly send: (testCases: readonly Case[]) => Promise<void>;
  /** Whether a profile is not as it was remembered. */
  readonly changed: () => Promise<boolean>;
  /** One case alone, with what it does to profiles. */
  readonly probe: (testCase: Case) => Promise<Failure>;
  readonly stopped: () => boolean;
}

/** The search as it goes with an observer. */
export function changerSearch({
  session,
  audit,
  observer,
  watched,
  ...others
}: Pick<ChangerSearch, 'probe' | 'stopped'> & {
  readonly session: Session;
  readonly audit: Audit;
  readonly observer: Observer;
  readonly watched: readonly string[];
}): ChangerSearch {
  const { target } = session;
  let remembered: Snapshot = new Map();
  return {
    ...others,
    ready: async () => {
      if (target.observer?.reset === true) await observer.reset();
      remembered = await snapshotOf(observer, watched, target.fields);
    },
    send: async (testCases) => {
      const exchanges: Exchange[] = [];
      for (const testCase of testCases) exchanges.push(await session.exchange(testCase));
      await audit.findingsOfAll(exchanges);
    },
    changed: async () => (await changedProfiles(observer, remembered, target)).length > 0,
  };
}

/** Finds a case that changes a profile though it must not: first some of them that do, then which one it is. */
export async function findChanger(plan: Plan, search: ChangerSearch): Promise<Failure | undefined> {
  for (const some of inParts(candidatesOf(plan))) {
    if (search.stopped()) return undefined;
    await search.ready();
    await search.send(some);
    if (!(await search.changed())) continue;
    for (const testCase of some) {
      if (search.stopped()) return undefined;
      const failure = await search.probe(testCase);
      if (failure.findings.some(({ rule }) => rule === 'effect.fields')) return failure;
    }
  }
  return undefined;
}

/** Documented requests that write to no profile, those with `fields` and the others in turn. */
function candidatesOf(plan: Plan): readonly Case[] {
  const withFields: Case[] = [];
  const others: Case[] = [];
  for (const testCase of plan.cases()) {
    if (testCase.kind === 'invalid' || testCase.kind === 'open') break;
    if (isWriter(testCase)) continue;
    (testCase.launch?.fields === undefined ? others : withFields).push(testCase);
  }
  const longer = Math.max(withFields.length, others.length);
  return Array.from({ length: longer }, (_, i) => [withFields[i], others[i]])
    .flat()
    .filter((testCase) => testCase !== undefined)
    .slice(0, searched);
}

function* inParts(cases: readonly Case[]): Generator<readonly Case[]> {
  for (let at = 0; at < cases.length; at += between) yield cases.slice(at, at + between);
}
