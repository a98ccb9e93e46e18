import type { Json } from '../../model/json.ts';
import type { FieldType, FieldValue } from '../../model/target.ts';

type Reading = (value: string | number | boolean | readonly Json[]) => FieldValue | undefined;

const number =
  (pattern: RegExp, isRight: (value: number) => boolean): Reading =>
  (value) => {
    if (typeof value === 'number') return isRight(value) ? value : undefined;
    return typeof value === 'string' && pattern.test(value) ? Number(value) : undefined;
  };

const text: Reading = (value) => (typeof value === 'object' ? undefined : String(value));

const truth: Reading = (value) => {
  if (value === true || value === 'true' || value === 1 || value === '1') return true;
  return value === false || value === 'false' || value === 0 || value === '0' ? false : undefined;
};

const date: Reading = (value) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;

const tags: Reading = (value) => {
  if (typeof value === 'string') return value.split(',').flatMap((tag) => tag.trim() || []);
  if (typeof value !== 'object') return undefined;
  return value.every((tag) => typeof tag === 'string') ? value : undefined;
};

const readings: Readonly<Record<FieldType, Reading>> = {
  string: text,
  int: number(/^-?\d{1,15}$/, Number.isSafeInteger),
  float: number(/^-?\d+(\.\d+)?$/, Number.isFinite),
  bool: truth,
  date,
  tags,
};

/** A value of a request as its field's type; undefined when it cannot be read as one. */
export function readFieldValue(value: Json, type: FieldType): FieldValue | undefined {
  if (value === null) return undefined;
  if (typeof value === 'object' && !Array.isArray(value)) return undefined;
  return readings[type](value as string | number | boolean | readonly Json[]);
}

/** Tells whether a profile's field counts as empty. */
export function isEmptyField(value: FieldValue | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
