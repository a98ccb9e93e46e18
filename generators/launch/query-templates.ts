import type { Json, JsonObject } from '../../model/json.ts';
import type { Random } from '../../model/random.ts';
import { nobodysText } from '../values/reserved.ts';
import type { Query } from './query.ts';

/** A profile as a query sees it: its id, its value of the bounding key, its value of the field in question. */
export interface Subject {
  readonly id: string;
  readonly bound: string;
  readonly value: string | number | readonly string[];
}

interface Parts {
  /** The bounding key, and the field that the operator is tried on; they can be the same. */
  readonly key: string;
  readonly name: string;
  readonly me: Subject;
  readonly others: readonly Subject[];
  readonly random: Random;
}

type Condition = (value: Subject['value']) => boolean;

/** Profiles of the bound that meet a condition on the field; the condition as the operator's expression. */
function among(parts: Parts, expression: JsonObject, meets: Condition): Query {
  const all = [parts.me, ...parts.others];
  const within = { $in: all.map((subject) => subject.bound) };
  const query: JsonObject =
    parts.key === parts.name
      ? { [parts.key]: { ...within, ...expression } }
      : { [parts.key]: within, [parts.name]: expression };
  return { query, finds: idsOf(all.filter((subject) => meets(subject.value))) };
}

/** The assignment's profile alone, with a condition that it meets. */
function alone(parts: Parts, own: Json, condition: Json): Query {
  const query: JsonObject =
    parts.key === parts.name
      ? { [parts.key]: own }
      : { [parts.key]: parts.me.bound, [parts.name]: condition };
  return { query, finds: [parts.me.id] };
}

function idsOf(subjects: readonly Subject[]): string[] {
  return subjects.map((subject) => subject.id);
}

/** A value of the field that the assignment's profile does not have: another profile's, or nobody's. */
function foreign(parts: Parts): string | number {
  for (const { value } of parts.others) {
    if (typeof value !== 'object' && value !== parts.me.value) return value;
  }
  return typeof parts.me.value === 'number' ? parts.me.value + 1 : nobodysText(parts.random);
}

/**
 * A comparison with the profile's own value where that is to be found, else with the nearest value of another profile:
 * who has just the limit tells `$gt` from `$gte`.
 */
function compared(
  sign: '$gt' | '$gte' | '$lt' | '$lte',
  shift: number,
  holds: (a: number, b: number) => boolean,
) {
  return (parts: Parts): Query => {
    const mine = Number(parts.me.value);
    const beside = parts.others
      .map(({ value }) => Number(value))
      .filter((value) => shift !== 0 && holds(mine, value))
      .sort((a, b) => Math.abs(a - mine) - Math.abs(b - mine));
    const limit = beside[0] ?? mine + shift;
    return among(parts, { [sign]: limit }, (value) => holds(Number(value), limit));
  };
}

/** The start of a text that a regular expression can name literally, at most 4 letters or digits. */
function start(text: string): string {
  return /^[A-Za-z0-9]{1,4}/.exec(text)?.[0] ?? '';
}

/** Letters or digits from the inside of a text, which it does not start with in any letter case; empty where it has none. */
function middle(text: string): string {
  const found = /^.([A-Za-z0-9]{3})/.exec(text)?.[1] ?? '';
  return text.toLowerCase().startsWith(found.toLowerCase()) ? '' : found;
}

/** A query for each level of the factor `query`; each finds at least the assignment's profile. */
export const queryTemplates: Readonly<Record<string, (parts: Parts) => Query>> = {
  equality: (parts) => alone(parts, parts.me.bound, parts.me.value),
  $eq: (parts) => alone(parts, { $eq: parts.me.bound }, { $eq: parts.me.value }),
  $ne(parts) {
    const other = foreign(parts);
    return among(parts, { $ne: other }, (value) => value !== other);
  },
  $in(parts) {
    if (parts.key === parts.name) return among(parts, {}, () => true);
    const wanted: Subject['value'][] = [parts.me.value, foreign(parts)];
    return among(parts, { $in: wanted }, (value) => wanted.includes(value));
  },
  $nin(parts) {
    const other = foreign(parts);
    return among(parts, { $nin: [other] }, (value) => value !== other);
  },
  $gt: compared('$gt', -1, (a, b) => a > b),
  $gte: compared('$gte', 0, (a, b) => a >= b),
  $lt: compared('$lt', 1, (a, b) => a < b),
  $lte: compared('$lte', 0, (a, b) => a <= b),
  $all(parts) {
    const tags = (parts.me.value as readonly string[]).slice(0, 2);
    return among(parts, { $all: tags }, (value) =>
      tags.every((tag) => (value as readonly string[]).includes(tag)),
    );
  },
  $exists: (parts) => among(parts, { $exists: true }, () => true),
  $regex(parts) {
    const prefix = start(String(parts.me.value));
    const clear = parts.others.filter(({ value }) => {
      const text = String(value);
      return text.startsWith(prefix) === text.toLowerCase().startsWith(prefix.toLowerCase());
    });
    // What another's text has inside, but not at its start: without the anchor it would be found.
    const inside = clear.map(({ value }) => middle(String(value))).find((text) => text !== '');
    const isInside = (text: string): boolean => inside !== undefined && text.startsWith(inside);
    const pattern = inside === undefined ? `^${prefix}` : `^(?:${prefix}|${inside})`;
    return among({ ...parts, others: clear }, { $regex: pattern }, (value) => {
      const text = String(value);
      return text.startsWith(prefix) || isInside(text);
    });
  },
  $not(parts) {
    const other = foreign(parts);
    return among(parts, { $not: { $eq: other } }, (value) => value !== other);
  },
  $and(parts) {
    // One condition alone finds more than both: an $or in its place would show.
    const all = [parts.me, ...parts.others];
    const bound = { [parts.key]: { $in: all.map((subject) => subject.bound) } };
    const mine = (value: Subject['value']): boolean => value === parts.me.value;
    return {
      query: { $and: [bound, { [parts.name]: parts.me.value }] },
      finds: idsOf(all.filter(({ value }) => mine(value))),
    };
  },
  $or(parts) {
    const either = [parts.me, ...parts.others.slice(0, 1)];
    return { query: { $or: either.map(({ bound }) => ({ [parts.key]: bound })) }, finds: idsOf(either) };
  },
};
