import { isJsonObject, type Json } from '../../../model/json.ts';
import type { Target } from '../../../model/target.ts';
import type { EncodedRequest } from '../../../generators/index.ts';
import { brokenByLaunch } from './launch.ts';
import { brokenByLink } from './link.ts';
import { readXml } from './read-xml.ts';

/**
 * The rules that bytes break, read from scratch: nothing of it is shared with the generators.
 *
 * It knows the table of the specification, and nothing of how cases are made.
 */
export function brokenRules({ method, url, headers, body }: EncodedRequest, target: Target): string[] {
  const isLink = url.includes('/trg/');
  if (isLink && body === undefined) return brokenByLink(method, url, undefined, false, target);
  if (!isLink && method !== 'POST') return ['transport.method'];
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  const type = headers['Content-Type'];
  const xml =
    type === undefined || !/json|xml/.test(type) ? text.trimStart().startsWith('<') : type.includes('xml');
  const read = xml ? readXml(text) : readJson(text);
  if (!('tree' in read)) return [read.doctype ? 'transport.doctype' : 'transport.malformed'];
  if (!isJsonObject(read.tree)) return ['transport.malformed'];
  return isLink ? brokenByLink(method, url, read.tree, xml, target) : brokenByLaunch(read.tree, xml, target);
}

function readJson(text: string): { tree: Json } | { doctype: false } {
  try {
    return { tree: JSON.parse(text) as Json };
  } catch {
    return { doctype: false };
  }
}
