import { randomUUID } from 'node:crypto';
import { request } from 'undici';
import type { Case } from './case.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly error: number;
  readonly errorText: string;
}

/** Reads an envelope of either format, by its exact form. */
export function readEnvelope(text: string): { error: number; errorText: string } {
  const xml = /^<xml><data\/><error>(\d+)<\/error><error_text>([^<]+)<\/error_text><\/xml>$/.exec(text);
  if (xml !== null) return { error: Number(xml[1]), errorText: xml[2] ?? '' };
  const json = JSON.parse(text) as Record<string, unknown>;
  if (Object.keys(json).join() !== 'data,error,error_text' || json['data'] !== null) throw new Error(text);
  if (typeof json['error'] !== 'number' || typeof json['error_text'] !== 'string') throw new Error(text);
  return { error: json['error'], errorText: json['error_text'] };
}

/** Sends a case with a fresh Request-ID. */
export async function send(
  url: string,
  { method, path, contentType, body }: Pick<Case, 'method' | 'path' | 'contentType' | 'body'>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const type = contentType === undefined ? {} : { 'content-type': contentType };
  const response = await request(url + path, {
    method: method as 'POST',
    headers: { 'request-id': randomUUID(), ...type, ...headers },
    ...(body === '' ? {} : { body }),
  });
  const text = await response.body.text();
  return { status: response.statusCode, headers: response.headers, text, ...readEnvelope(text) };
}

export async function getJson(url: string, method: 'GET' | 'POST' = 'GET'): Promise<unknown> {
  const response = await request(url, { method });
  return response.body.json();
}
