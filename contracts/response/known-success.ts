import type { Encoding } from '../../model/case.ts';
import type { Response } from '../../model/observation.ts';
import type { Demand } from '../demand.ts';
import { headerOf } from './headers.ts';

/** The bytes of a success that every check has passed, and what they were checked against. */
interface KnownSuccess {
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
  readonly token: string | undefined;
}

/** Nearly all answers under way are the same bytes; comparing them is far cheaper than reading them. */
const known = new Map<Encoding, KnownSuccess>();
const longestKept = 4096;

/** Tells whether a response has the bytes and the type of the last faultless success in that format. */
export function isKnownSuccess(demand: Demand, response: Response): boolean {
  if (demand.format === undefined || response.status !== 200 || demand.bodiless === true) return false;
  const entry = known.get(demand.format);
  if (entry === undefined || entry.token !== demand.token) return false;
  if (entry.contentType !== headerOf(response, 'content-type')) return false;
  if (!isPlain(response) || (demand.maxBodyBytes ?? Infinity) < response.body.length) return false;
  return Buffer.compare(entry.body, response.body) === 0;
}

/** Keeps a faultless success for comparison. */
export function keepSuccess(demand: Demand, response: Response): void {
  if (demand.format === undefined || response.body.length > longestKept || !isPlain(response)) return;
  known.set(demand.format, {
    body: response.body.slice(),
    contentType: headerOf(response, 'content-type'),
    token: demand.token,
  });
}

/** Neither compressed nor of another length than announced. */
function isPlain(response: Response): boolean {
  if (response.headers['content-encoding'] !== undefined) return false;
  const announced = headerOf(response, 'content-length');
  return announced === undefined || Number(announced) === response.body.length;
}
