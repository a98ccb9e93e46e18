import { isJsonObject, type Json, type JsonObject } from '../../../model/json.ts';
import type { Target } from '../../../model/target.ts';
import { tokenRules } from './launch.ts';

/** The rules that a v1.0 request breaks, written down anew from the specification. */
export function brokenByLink(
  method: string,
  url: string,
  body: JsonObject | undefined,
  xml: boolean,
  target: Target,
): string[] {
  if (method !== 'GET' && method !== 'POST') return ['link.method'];
  const link = target.link?.url ?? '';
  if (!url.startsWith(`${link}/`) || url.slice(link.length + 1).includes('/')) return ['link.unknown'];
  if (body === undefined) return [];
  const token = body['token'] === undefined ? [] : tokenRules(body['token'], target).map(() => 'link.token');
  const fields = body['fields'] ?? [];
  const items = Array.isArray(fields) ? (fields as readonly Json[]) : xml && fields !== '' ? [fields] : [];
  return [...new Set([...token, ...items.flatMap((item) => fieldRules(item, xml, target))])];
}

function fieldRules(item: Json, xml: boolean, target: Target): string[] {
  if (!isJsonObject(item)) return ['link.value-type'];
  const { name, value, option } = item;
  const broken: string[] = [];
  const options: readonly Json[] = xml ? ['0', '1', '2'] : [0, 1, 2, '0', '1', '2'];
  if (option !== undefined && !options.includes(option)) broken.push('link.option');
  const type = target.fields[name as string];
  const isWhole = typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value));
  if (type === 'int' && !isWhole) broken.push('link.value-type');
  if (type === 'string' && typeof value === 'object') broken.push('link.value-type');
  return broken;
}
