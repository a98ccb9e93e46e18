import { Agent, request } from 'undici';
import { parseLaunches, parseProfile, type Launch, type ObservedFields } from '../../contracts/index.ts';
import { HarnessError } from '../../model/errors.ts';
import { pinnedLookup } from '../http/addresses.ts';

const agent = new Agent({ connect: { lookup: pinnedLookup } });
/** Launches asked for at a time. */
const pageSize = 1000;
/** A page of launches with long contents; more is no honest observer. */
const maxAnswerBytes = 256 * 1024 * 1024;
const timeoutMs = 30_000;

/** Asks the target what its requests have done (specification of the harness, "Observer protocol"). */
export interface Observer {
  reset(): Promise<void>;
  /** The launches since the last call, and whether there may be more at once. */
  more(): Promise<{ readonly launches: readonly Launch[]; readonly full: boolean }>;
  /** A profile's fields as they are now; undefined if there is no such profile. */
  fieldsOf(profileId: string): Promise<ObservedFields | undefined>;
}

/** @throws HarnessError (exit 3) from every call if the observer is gone or does not speak the protocol. */
export function openObserver(url: string): Observer {
  let after = 0;
  return {
    async reset() {
      await ask(url, 'POST', '/reset');
      after = 0;
    },
    async more() {
      const answer = await ask(url, 'GET', `/launches?after=${after}&limit=${pageSize}`);
      const { launches, next } = parseLaunches(answer);
      after = next;
      // An observer may give fewer at a time than it is asked for.
      return { launches, full: launches.length > 0 };
    },
    async fieldsOf(profileId) {
      const answer = await ask(url, 'GET', `/profiles/${encodeURIComponent(profileId)}`);
      return answer === undefined ? undefined : parseProfile(answer).fields;
    },
  };
}

async function ask(url: string, method: 'GET' | 'POST', path: string): Promise<unknown> {
  try {
    const { statusCode, body } = await request(url + path, {
      method,
      dispatcher: agent,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    const text = await textOf(body);
    if (statusCode === 404) return undefined;
    if (statusCode < 200 || statusCode > 299) throw new Error(`HTTP ${statusCode}`);
    return text === '' ? undefined : JSON.parse(text);
  } catch (error) {
    throw new HarnessError(
      'runNotMade',
      'observer.failed',
      `the observer does not answer ${method} ${path}: ${error instanceof Error ? error.message : String(error)}`,
      'Check observer.url in the target file, or take it out to run without checking effects.',
    );
  }
}

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxAnswerBytes) throw new Error(`its answer is longer than ${maxAnswerBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
