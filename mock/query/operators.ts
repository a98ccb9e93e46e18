import { RE2JS } from 're2js';
import { isJsonObject } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';

const maxDepth = 24;
const maxPattern = 1000;

type Operand = (value: Json, depth: number) => boolean;

const isLiteral: Operand = (value, depth) =>
  depth <= maxDepth &&
  (typeof value !== 'object' ||
    value === null ||
    (Array.isArray(value)
      ? value.every((item: Json) => isLiteral(item, depth + 1))
      : Object.entries(value).every(([key, item]) => !key.startsWith('$') && isLiteral(item, depth + 1))));

const isScalar: Operand = (value) => typeof value !== 'object' || value === null;

const isList: Operand = (value, depth) => Array.isArray(value) && isLiteral(value, depth);

const isQueryList: Operand = (value, depth) =>
  Array.isArray(value) && value.length > 0 && value.every((item: Json) => isQuery(item, depth + 1));

const isOptions: Operand = (value) => typeof value === 'string' && /^[imsx]*$/.test(value);

const isPattern: Operand = (value) => typeof value === 'string' && compilePattern(value, '') !== undefined;

/** What may stand behind each operator of a field. */
const operands: Readonly<Record<string, Operand>> = {
  $eq: isLiteral,
  $ne: isLiteral,
  $in: isList,
  $nin: isList,
  $all: isList,
  $gt: isScalar,
  $gte: isScalar,
  $lt: isScalar,
  $lte: isScalar,
  $exists: (value) => typeof value === 'boolean',
  $regex: isPattern,
  $options: isOptions,
  $not: (value, depth) => isJsonObject(value) && isCondition(value, depth + 1),
};

/** An object of operators, such as `{"$gt": 1, "$lt": 5}`. */
function isCondition(value: JsonObject, depth: number): boolean {
  const names = Object.keys(value);
  if (depth > maxDepth || names.length === 0) return false;
  if (Object.hasOwn(value, '$options') && !Object.hasOwn(value, '$regex')) return false;
  return names.every((name) => {
    const operand = Object.hasOwn(operands, name) ? operands[name] : undefined;
    return operand !== undefined && operand(value[name] as Json, depth);
  });
}

const hasOperator = (value: JsonObject): boolean => Object.keys(value).some((key) => key.startsWith('$'));

/** Tells whether a query is made of the known operators, each with an operand that it takes. */
export function isQuery(query: Json, depth = 0): boolean {
  if (!isJsonObject(query) || depth > maxDepth) return false;
  return Object.entries(query).every(([key, value]) => {
    if (key === '$and' || key === '$or') return isQueryList(value, depth);
    if (key.startsWith('$')) return false;
    return isJsonObject(value) && hasOperator(value) ? isCondition(value, depth) : isLiteral(value, depth);
  });
}

/** A pattern whose time is bounded by the text's length; undefined when it is none. */
export function compilePattern(pattern: string, options: string): RE2JS | undefined {
  if (pattern.length > maxPattern) return undefined;
  let flags = 0;
  if (options.includes('i')) flags |= RE2JS.CASE_INSENSITIVE;
  if (options.includes('m')) flags |= RE2JS.MULTILINE;
  if (options.includes('s')) flags |= RE2JS.DOTALL;
  try {
    return RE2JS.compile(pattern, flags);
  } catch {
    return undefined;
  }
}
