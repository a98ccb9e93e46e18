import type { Call } from '../call.ts';
import { modeOf } from '../checks/matching.ts';
import type { Mode } from '../checks/matching.ts';
import { isJsonObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { RuleId } from '../../model/rules.ts';

/** Tells which requests a fault touches. */
export type When = (call: Call) => boolean;

/** All of these parameters are sent. */
export const has =
  (...names: readonly string[]): When =>
  ({ params }) =>
    names.every((name) => params[name] !== undefined && params[name] !== null);

export const mode =
  (wanted: Mode): When =>
  ({ params }) =>
    modeOf(params) === wanted;

/** The request names a matching mode that there is not. */
export const unknownMode: When = ({ params }) =>
  typeof params['matching'] === 'string' && modeOf(params) === undefined;

/** The request names its matching mode, and it is this one. */
export const named =
  (wanted: string): When =>
  ({ params }) =>
    params['matching'] === wanted;

export const value =
  (name: string, holds: (value: Json | undefined) => boolean): When =>
  ({ params }) =>
    holds(params[name]);

export const all =
  (...parts: readonly When[]): When =>
  (call) =>
    parts.every((part) => part(call));

export const not =
  (part: When): When =>
  (call) =>
    !part(call);

export const inXml: When = ({ format }) => format === 'xml';
export const inJson: When = ({ format }) => format === 'json';
export const isLink: When = ({ api }) => api === '1.0';
export const isLaunch: When = ({ api }) => api === '1.1';
export const accepted: When = ({ refusal }) => refusal === undefined;
export const refused: When = ({ refusal }) => refusal !== undefined;

/** The request was refused under one of these rules. */
export const refusedUnder =
  (...rules: readonly RuleId[]): When =>
  ({ refusal }) =>
    refusal !== undefined && rules.includes(refusal.rule);

/** The raw body holds this pattern. */
export const bodyHas =
  (pattern: RegExp): When =>
  ({ body }) =>
    pattern.test(body.toString());

/** Tells whether something holds for any text within a value. */
export function someText(value: Json | undefined, holds: (text: string) => boolean): boolean {
  if (typeof value === 'string') return holds(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, item]) => (!Array.isArray(value) && holds(key)) || someText(item, holds),
  );
}

// A control character is no letter of another script, but it is no ASCII text either.
// eslint-disable-next-line no-control-regex
const beyondAscii = /[^\x00-\x7f]/;

export const isBeyondAscii = (text: string): boolean => beyondAscii.test(text);

/** The items of an array parameter that are objects. */
export function itemsOf(value: Json | undefined): readonly Readonly<Record<string, Json>>[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isJsonObject) : [];
}

/** A number or a text of one; anything else is none. */
export function numberOf(sent: Json | undefined): number {
  return typeof sent === 'number' || (typeof sent === 'string' && sent !== '') ? Number(sent) : Number.NaN;
}
