import { isJsonObject, type Json, type JsonObject } from '../../../model/json.ts';
import type { Target } from '../../../model/target.ts';
import { isDocumentedQuery } from './query.ts';

const modes = ['email', 'phone', 'profile_id', 'custom'];

/** The rules of the page's table that v1.1 parameters break, written down anew from the specification. */
export function brokenByLaunch(parameters: JsonObject, xml: boolean, target: Target): string[] {
  const broken: string[] = [];
  const given = (name: string): Json | undefined =>
    Object.hasOwn(parameters, name) && parameters[name] !== null ? parameters[name] : undefined;
  // In XML an empty element may be null.
  const query = xml && given('custom_request') === '' ? undefined : given('custom_request');
  const mode = modeOf(given('matching'), query, broken);
  broken.push(...tokenRules(given('token'), target), ...idRules(given('id'), target, xml));
  if (mode === 'request') broken.push(...queryRules(query as Json, xml));
  else {
    broken.push(...keyRules(mode, given, target));
    broken.push(...filterRules(given('subscription_filter'), xml));
  }
  broken.push(...resourceRules(given('resource_id'), xml));
  for (const name of ['content', 'custom_data']) {
    const value = given(name);
    if (value !== undefined && !(xml && value === '') && !isJsonObject(value)) broken.push(`${name}.type`);
  }
  broken.push(...attachRules(given('attach'), xml));
  return [...new Set(broken)];
}

export function tokenRules(token: Json | undefined, target: Target): string[] {
  if (token === undefined || token === '') return ['token.required'];
  if (typeof token !== 'string') return ['token.type'];
  return token === target.token ? [] : ['token.valid'];
}

function idRules(id: Json | undefined, { campaigns }: Target, xml: boolean): string[] {
  if (id === undefined || (xml && id === '')) return ['id.required'];
  if (typeof id !== 'string' && typeof id !== 'number') return ['id.type'];
  if (!/^\d+$/.test(String(id))) return ['id.type'];
  if (Number(id) === campaigns.active) return [];
  return Number(id) === campaigns.inactive ? ['id.inactive'] : ['id.unknown'];
}

function modeOf(matching: Json | undefined, query: Json | undefined, broken: string[]): string {
  if (matching === undefined) return query === undefined ? 'email' : 'request';
  if (typeof matching !== 'string') broken.push('matching.type');
  else if (!modes.includes(matching.trim().toLowerCase()) && matching !== '') broken.push('matching.unknown');
  else return matching.trim().toLowerCase();
  return 'unknown';
}

function keyRules(mode: string, given: (name: string) => Json | undefined, target: Target): string[] {
  const needed = mode === 'custom' ? ['field_name', 'field_value'] : modes.includes(mode) ? [mode] : [];
  return needed.flatMap((name) => {
    const value = given(name);
    if (value === undefined || value === '') return ['matching.requires'];
    if (name === 'field_value') {
      return typeof value === 'string' || Number.isInteger(value) ? [] : ['custom.value-type'];
    }
    if (typeof value !== 'string') return ['matching.type-of-key'];
    return name === 'field_name' && !Object.hasOwn(target.fields, value) ? ['custom.unknown-field'] : [];
  });
}

function resourceRules(resource: Json | undefined, xml: boolean): string[] {
  if (resource === undefined || (xml && resource === '')) return [];
  if (typeof resource === 'string' && !/^\d+$/.test(resource)) return ['resource.bounds'];
  if (typeof resource !== 'string' && typeof resource !== 'number') return ['resource.bounds'];
  const number = Number(resource);
  return Number.isInteger(number) && number >= 0 && number < 2 ** 24 ? [] : ['resource.bounds'];
}

function attachRules(attach: Json | undefined, xml: boolean): string[] {
  if (attach === undefined || (xml && attach === '')) return [];
  const items = xml && !Array.isArray(attach) ? [attach] : attach;
  if (!Array.isArray(items)) return ['attach.type'];
  return items.flatMap((item: Json) => {
    if (!isJsonObject(item)) return ['attach.type'];
    const { data, name } = item;
    if (typeof name !== 'string' || name === '' || typeof data !== 'string') return ['attach.item'];
    return isDataUri(data) ? [] : ['attach.item'];
  });
}

/** A data URI; whether base64 that is not quite standard is taken is open. */
function isDataUri(text: string): boolean {
  const match = /^data:[^,]*,(.*)$/s.exec(text);
  const content = match?.[1] ?? '';
  if (match === null) return false;
  if (!text.slice(0, text.indexOf(',')).endsWith(';base64')) return true;
  return /^[A-Za-z0-9+/_-]*={0,2}$/.test(content) && content.replace(/=/g, '').length % 4 !== 1;
}

function queryRules(query: Json, xml: boolean): string[] {
  let value = query;
  if (xml) {
    try {
      value = JSON.parse(query as string) as Json;
    } catch {
      return ['request.type'];
    }
  }
  if (!isJsonObject(value)) return ['request.type'];
  return isDocumentedQuery(value) ? [] : ['request.operator'];
}

function filterRules(filter: Json | undefined, xml: boolean): string[] {
  if (filter === undefined || (xml && filter === '')) return [];
  if (!isJsonObject(filter)) return ['filter.type'];
  const { not_strict: strictness, ...keys } = filter;
  const isBoolean = xml ? strictness === 'true' || strictness === 'false' : typeof strictness === 'boolean';
  const isWrong =
    (strictness !== undefined && !isBoolean) ||
    Object.values(keys).some((value) => typeof value !== 'string');
  return isWrong ? ['filter.type'] : [];
}
