import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../model/json.ts';
import type { Refusal } from './refusal.ts';

/** The two encodings of a request and its response. */
export type Format = 'json' | 'xml';

/** The parameters of a request as the mock reads them. */
export type Params = Record<string, Json>;

/** One request on its way through the mock. */
export interface Call {
  readonly api: '1.1' | '1.0';
  readonly method: string;
  /** Without the query string. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly format: Format;
  readonly body: Buffer;
  readonly requestId: string | undefined;
  /** How many requests of the API are being served, this one included. */
  readonly concurrent: number;
  params: Params;
  /** What the mock decided; absent: accepted. */
  refusal: Refusal | undefined;
  /** A fault made the mock forget a check, so that what follows takes what it gets. */
  forgiven: boolean;
}
