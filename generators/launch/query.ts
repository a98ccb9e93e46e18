import type { JsonObject } from '../../model/json.ts';
import { randomOf, type Scene } from '../scene.ts';
import type { Bound, FieldChoice, ProfileFacts } from './facts.ts';
import { otherProfiles, profileOf } from './profile.ts';
import { queryTemplates, type Subject } from './query-templates.ts';

/** A query and the ids of the profiles that it finds. */
export interface Query {
  readonly query: JsonObject;
  readonly finds: readonly string[];
}

const numeric = new Set(['$gt', '$gte', '$lt', '$lte']);

/** The fields that an operator can be tried on for a profile; `undefined` stands for the key of its bound. */
export function subjectsFor(facts: ProfileFacts, level: string): readonly (FieldChoice | undefined)[] {
  if (facts.bound === undefined) return [];
  if (numeric.has(level)) return facts.ints;
  if (level === '$all') return facts.tags;
  const strings = facts.strings.filter((choice) => choice.name !== facts.bound?.key);
  return level === '$regex' ? [undefined, ...strings] : [undefined, ...strings, ...facts.ints];
}

/**
 * A query of one operator that finds the assignment's profile, and nobody beyond the target file.
 *
 * Every query is conjoined with an equality or `$in` over values that only known profiles have.
 */
export function queryFor(scene: Scene, level: string): Query {
  const random = randomOf(scene, 'query');
  const me = profileOf(scene);
  const choice = random.pick(subjectsFor(me, level));
  const bound = me.bound as Bound;
  const name = choice?.name ?? bound.key;
  const mine = { facts: me, value: valueOf(me, name) as Subject['value'] };
  const others = otherProfiles(
    scene,
    random,
    3,
    (facts) =>
      facts !== me &&
      facts.bound?.key === bound.key &&
      valueOf(facts, name) !== undefined &&
      isTellable(valueOf(facts, name) as Subject['value'], mine.value),
  ).map((facts) => ({ facts, value: valueOf(facts, name) as Subject['value'] }));
  const template = queryTemplates[level];
  if (template === undefined) throw new RangeError(`no query for ${level}`);
  return template({
    key: bound.key,
    name,
    me: subject(mine),
    others: others.map(subject),
    random,
  });
}

function subject({ facts, value }: { facts: ProfileFacts; value: Subject['value'] }): Subject {
  return { id: facts.profile.profile_id, bound: (facts.bound as Bound).value, value };
}

function valueOf(facts: ProfileFacts, name: string): Subject['value'] | undefined {
  if (name === facts.bound?.key) return facts.bound.value;
  return [...facts.strings, ...facts.ints, ...facts.tags].find((choice) => choice.name === name)?.value;
}

/** Texts that differ only in letter case may or may not be equal to the platform. */
function isTellable(one: Subject['value'], other: Subject['value']): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return true;
  return one === other || one.toLowerCase() !== other.toLowerCase();
}
