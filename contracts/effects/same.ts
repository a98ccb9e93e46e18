import { isJsonObject } from '../../model/json.ts';

/** Deeper values are taken as different; nothing that is sent is as deep. */
const deepest = 200;

/** How two values are compared: exactly, or as far as XML can carry them. */
export type Sameness = (sent: unknown, arrived: unknown) => boolean;

/** The same JSON value; the order of keys does not matter. */
export const sameJson: Sameness = (a, b) => exactly(a, b, 0);

/**
 * The same value as far as XML can tell: scalars up to their text, an array of one like its item, and null, "",
 * [] and {} alike, also where the key is not there at all.
 */
export const sameFromXml: Sameness = (a, b) => loosely(a, b, 0);

function exactly(a: unknown, b: unknown, depth: number): boolean {
  if (a === b) return true;
  if (depth > deepest) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => exactly(item, b[i], depth + 1));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && exactly(a[key], b[key], depth + 1))
  );
}

function loosely(a: unknown, b: unknown, depth: number): boolean {
  if (depth > deepest) return false;
  const [left, right] = [unwrapped(a), unwrapped(b)];
  if (isEmpty(left) || isEmpty(right)) return isEmpty(left) && isEmpty(right);
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, i) => loosely(item, right[i], depth + 1))
    );
  }
  if (isJsonObject(left)) {
    if (!isJsonObject(right)) return false;
    const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...keys].every((key) => loosely(own(left, key), own(right, key), depth + 1));
  }
  return isScalar(left) && isScalar(right) && String(left) === String(right);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Arrays in arrays lose their walls in XML, and an array of one its own. */
function unwrapped(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const flat = value.flat(deepest) as unknown[];
  return flat.length === 1 ? flat[0] : flat;
}

/** White space alone is what a reader of XML may take for indentation. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.keys(value).length === 0;
}
