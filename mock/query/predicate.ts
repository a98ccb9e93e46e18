import { Context } from 'mingo/core';
import { $all } from 'mingo/operators/query/array';
import { $eq, $gt, $gte, $in, $lt, $lte, $ne, $nin } from 'mingo/operators/query/comparison';
import { $exists } from 'mingo/operators/query/element';
import { $and, $not, $or } from 'mingo/operators/query/logical';
import { Query } from 'mingo/query';
import { isJsonObject } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Member } from '../profiles/member.ts';
import { compilePattern } from './operators.ts';

/** Stands in for `$regex`, which the query library would hand to a backtracking engine. */
function $bounded(selector: string, operand: readonly [string, string]): (document: Document) => boolean {
  const pattern = compilePattern(operand[0], operand[1]);
  if (pattern === undefined) return () => false;
  const holds = (value: unknown): boolean => typeof value === 'string' && pattern.matcher(value).find();
  return (document) => {
    const value = document[selector];
    return Array.isArray(value) ? value.some(holds) : holds(value);
  };
}

type Document = Record<string, unknown>;

const context = Context.init({
  query: { $all, $eq, $gt, $gte, $in, $lt, $lte, $ne, $nin, $exists, $and, $not, $or, $bounded } as never,
});

function bounded(value: Json): Json {
  if (Array.isArray(value)) return value.map(bounded);
  if (!isJsonObject(value)) return value;
  const copy: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    if (key === '$regex') copy['$bounded'] = [item, value['$options'] ?? ''];
    else if (key !== '$options') copy[key] = bounded(item);
  }
  return copy;
}

/** What a query sees of a profile. */
function documentOf(member: Member): Document {
  const document: Document = { _id: member.id, profile_id: member.id, ...member.fields };
  if (member.email !== undefined) document['email'] = member.email;
  if (member.phone !== undefined) document['phone'] = member.phone;
  return document;
}

/** A query of known operators as a test of one profile. */
export function predicateOf(query: JsonObject): (member: Member) => boolean {
  const compiled = new Query(bounded(query) as Document, { context, scriptEnabled: false });
  return (member) => compiled.test(documentOf(member));
}
