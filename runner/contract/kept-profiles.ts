import type { Plan } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';
import type { Failure } from './ledger.ts';
import type { Observer } from './observer.ts';
import { changesBetween, snapshotOf, type Snapshot } from './snapshot.ts';
import { isWriter } from './writers.ts';

/** Profiles that are looked at; with more of them each look would take longer than the requests between. */
const watched = 20;
/** Requests that may be spent on finding which one changes a profile. */
const searched = 600;

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

/** Finds a case that changes a profile though it must not: tried one after the other, those with `fields` first. */
export async function findChanger(
  plan: Plan,
  probe: (testCase: Case) => Promise<Failure>,
  stopped: () => boolean,
): Promise<Failure | undefined> {
  const withFields: Case[] = [];
  const others: Case[] = [];
  for (const testCase of plan.cases()) {
    if (testCase.kind === 'invalid' || testCase.kind === 'open') break;
    if (isWriter(testCase)) continue;
    (testCase.launch?.fields === undefined ? others : withFields).push(testCase);
  }
  for (const testCase of [...withFields, ...others].slice(0, searched)) {
    if (stopped()) return undefined;
    const failure = await probe(testCase);
    if (failure.findings.some(({ rule }) => rule === 'effect.fields')) return failure;
  }
  return undefined;
}
