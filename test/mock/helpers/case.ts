import type { Json } from '../../../model/json.ts';
import type { RuleId } from '../../../model/rules.ts';
import { defaultToken } from '../../../mock/account.ts';
import { toXml } from './xml.ts';

export type Patch = Readonly<Record<string, Json | undefined>>;

/** A request of the tests, with what the specification says it must get. */
export interface Case {
  readonly name: string;
  readonly rule: RuleId;
  readonly expects: 'accept' | 'reject' | 'open';
  readonly method: string;
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: string;
  readonly params?: Patch;
}

export const launchPath = '/api/v1.1/campaigns/triggers/start/';
export const linkPath = '/trg/465e2c0f8a91b37d64e05fc2198ab3d7e60412cf58d93ba7';
export const john = 'john@example.com';
export const johnMd5 = 'd4c74594d841139328695756648b6bd6';
export const johnXxh = '0d1cf76dbb341cda';

const plain: Patch = { token: defaultToken, id: 84, email: john };

export const types = { json: 'application/json', xml: 'application/xml' } as const;

/** The plain request with changes; undefined takes a parameter out. */
export function paramsWith(...patches: readonly Patch[]): Record<string, Json> {
  const merged = Object.assign({}, plain, ...patches) as Patch;
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}

export function launchCase(
  rule: RuleId,
  expects: Case['expects'],
  format: 'json' | 'xml',
  ...patches: readonly Patch[]
): Case {
  const params = paramsWith(...patches);
  const body = format === 'json' ? JSON.stringify(params) : toXml(params);
  const shown = JSON.stringify(Object.assign({}, ...patches));
  const name = `${rule} ${format} ${shown.length > 150 ? `${shown.slice(0, 150)}…` : shown}`;
  return { name, rule, expects, method: 'POST', path: launchPath, contentType: types[format], body, params };
}

/** A request whose body is no tree of parameters. */
export function rawCase(
  rule: RuleId,
  expects: Case['expects'],
  name: string,
  body: string,
  other: Partial<Pick<Case, 'contentType' | 'method' | 'path'>> = {},
): Case {
  return {
    name: `${rule} ${name}`,
    rule,
    expects,
    method: 'POST',
    path: launchPath,
    contentType: types.json,
    body,
    ...other,
  };
}

export function linkCase(
  rule: RuleId,
  expects: Case['expects'],
  method: string,
  ident: string,
  params?: Readonly<Record<string, Json>>,
  format: 'json' | 'xml' = 'json',
): Case {
  const body = params === undefined ? '' : format === 'json' ? JSON.stringify(params) : toXml(params);
  return {
    name: `${rule} ${method} ${format} ${ident} ${JSON.stringify(params)}`,
    rule,
    expects,
    method,
    path: `${linkPath}/${ident}`,
    contentType: params === undefined ? undefined : types[format],
    body,
  };
}
