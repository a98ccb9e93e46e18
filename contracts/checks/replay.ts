import type { Finding, Judgement } from '../../model/judgement.ts';
import type { Launch } from '../effects/launch.ts';
import type { Response } from '../../model/observation.ts';
import { duplicatePrefixes } from '../response/headers.ts';
import { listed } from '../words.ts';

/** One answer and what it launched, where an observer tells. */
export interface Replayed {
  readonly judgement: Judgement;
  readonly launches?: readonly Launch[];
  readonly response?: Response;
}

/**
 * Rule dedup.replay: the same request with the same Request-ID gets the same answer, is marked as a duplicate,
 * and launches nothing. `launches` of the second are those made after the first; `prefix` is that of the marking
 * headers, where it is known.
 */
export function checkReplay(first: Replayed, second: Replayed, prefix?: '' | 'X-'): Finding[] {
  const [a, b] = [first.judgement, second.judgement];
  // Without two answers there is nothing to compare; that one is missing has been said.
  if (a.status === undefined || b.status === undefined) return [];
  const launched = second.launches?.length ?? 0;
  const problems = [
    ...differing('HTTP status', a.status, b.status),
    ...differing('error', a.error, b.error),
    ...differing('error_text', a.errorText, b.errorText),
    ...(b.duplicate ? wrongMark(second.response, prefix) : ['it is not marked as a duplicate']),
    ...(launched === 0 ? [] : [`it made ${launched === 1 ? 'one launch' : `${launched} launches`}`]),
  ];
  if (problems.length === 0) return [];
  const got = listed(problems);
  const expected = 'the first answer again, marked as a duplicate, and no launch';
  const message = `The same request with the same Request-ID was not answered as a duplicate: ${got}.`;
  return [{ rule: 'dedup.replay', expected, got, message }];
}

function wrongMark(response: Response | undefined, prefix: '' | 'X-' | undefined): string[] {
  if (prefix === undefined || response === undefined || duplicatePrefixes(response).includes(prefix))
    return [];
  const other = prefix === '' ? 'X-' : '';
  return [`it is marked by ${other}Duplicate-Request instead of ${prefix}Duplicate-Request`];
}

function differing(
  name: string,
  before: string | number | undefined,
  after: string | number | undefined,
): string[] {
  return before === after ? [] : [`its ${name} is ${shown(after)} instead of ${shown(before)}`];
}

function shown(value: string | number | undefined): string {
  return value === undefined
    ? 'missing'
    : typeof value === 'string'
      ? JSON.stringify(value.slice(0, 200))
      : String(value);
}
