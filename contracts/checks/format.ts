import type { Finding } from '../../model/judgement.ts';
import type { Response } from '../../model/observation.ts';
import type { Demand } from '../demand.ts';
import { formatNamed, headerOf } from '../response/headers.ts';
import type { BodyKind } from '../response/read.ts';
import { listed, quoted } from '../words.ts';
import type { Mask } from '../../model/mask.ts';

const names = { json: 'JSON', xml: 'XML' } as const;

/**
 * Rules envelope.format and link.response: the body is of the request's format, and its Content-Type names it.
 *
 * Where the request does not decide the format, the two must only not contradict each other.
 */
export function checkFormat(demand: Demand, kind: BodyKind, response: Response, mask: Mask): Finding[] {
  // What is neither JSON nor XML does not parse, and that says it all.
  if (kind !== 'json' && kind !== 'xml') return [];
  const contentType = headerOf(response, 'content-type');
  const named = formatNamed(contentType);
  const wrong: string[] = [];
  const wanted = demand.format ?? (named === undefined ? undefined : kind);
  if (wanted === undefined) return [];
  if (kind !== wanted) wrong.push(`its body is ${names[kind]}`);
  if (contentType === undefined) wrong.push('it has no Content-Type');
  else if (named !== wanted) wrong.push(`its Content-Type is ${quoted(contentType, mask, 80)}`);
  if (wrong.length === 0) return [];
  const got = listed(wrong);
  const expected = `${names[wanted]}, and a Content-Type that names it`;
  const message = `The response should be ${names[wanted]}${demand.format === undefined ? ' throughout' : ' like the request'}, but ${got}.`;
  return [{ rule: demand.formatRule ?? 'envelope.format', expected, got, message }];
}
