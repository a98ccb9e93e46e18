import type { CaseRequest, Encoding } from '../../model/case.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { revealToken, tokenPlaceholder } from '../../model/secrets.ts';
import type { Target } from '../../model/target.ts';
import { encodeJson } from './json.ts';
import { breakText } from './text-fault.ts';
import { encodeXml } from './xml.ts';

/** An HTTP request but for its `Request-ID`: absolute URL, headers as they are sent, bytes of the body. */
export interface EncodedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

const encoder = new TextEncoder();

/** The HTTP request of a case's request; `shown` leaves the token's placeholder in its place. */
export function encodeRequest(request: CaseRequest, target: Target, token: 'sent' | 'shown'): EncodedRequest {
  const { encoding, wire } = request;
  const method = wire.method ?? (encoding === undefined ? 'GET' : 'POST');
  const url = urlOf(request, target);
  if (encoding === undefined || request.parameters === null)
    return { method, url, headers: {}, body: undefined };
  const secret = token === 'sent' ? target.token : tokenPlaceholder();
  const parameters = token === 'sent' ? revealed(request.parameters, secret) : request.parameters;
  const text = encodeParameters(parameters, encoding, request.layout);
  return {
    method,
    url,
    headers: { ...contentType(encoding, wire.contentType), ...authorization(wire.bearer, secret) },
    body: encoder.encode(wire.text === undefined ? text : breakText(text, wire.text, secret)),
  };
}

/** The text of parameters in a format and layout. */
export function encodeParameters(
  parameters: JsonObject,
  encoding: Encoding,
  layout: CaseRequest['layout'],
): string {
  return encoding === 'json' ? encodeJson(parameters, layout) : encodeXml(parameters, layout);
}

function contentType(encoding: Encoding, given: string | null | undefined): Record<string, string> {
  if (given === null) return {};
  return { 'Content-Type': given ?? `application/${encoding}` };
}

function authorization(bearer: string | undefined, secret: string): Record<string, string> {
  return bearer === undefined ? {} : { Authorization: `Bearer ${reveal(bearer, secret) as string}` };
}

function urlOf(request: CaseRequest, target: Target): string {
  if (request.api === '1.1') {
    return `${target.baseUrl}/api/v1.1/campaigns/triggers/start${request.wire.noSlash ? '' : '/'}`;
  }
  const link = new URL(target.link?.url ?? target.baseUrl);
  const path = link.pathname.replace(/\/+$/, '');
  const hex = request.link?.hex;
  link.pathname = hex === undefined ? path : `${path.slice(0, path.lastIndexOf('/'))}/${hex}`;
  return `${link.href}/${encodeURIComponent(request.link?.ident ?? '').replaceAll('%40', '@')}`;
}

/** Only the token parameter can hold placeholders: what a target file says is never taken for one. */
function revealed(parameters: JsonObject, secret: string): JsonObject {
  const { token } = parameters;
  return token === undefined ? parameters : { ...parameters, token: reveal(token, secret) };
}

function reveal(value: Json, secret: string): Json {
  if (typeof value === 'string') return revealToken(value, secret);
  if (Array.isArray(value)) return value.map((item: Json) => reveal(item, secret));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, inner]) => [key, reveal(inner, secret)]),
  );
}
