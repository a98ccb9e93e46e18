import { Agent, request } from 'undici';
import { parseLaunches, parseProfile, type Launch, type ObservedFields } from '../../contracts/index.ts';
import { HarnessError } from '../../model/errors.ts';
import { pinnedLookup } from '../http/addresses.ts';

const agent = new Agent({ connect: { lookup: pinnedLookup } });
/** Launches asked for at a time. */
const pageSize = 1000;
/** A page of launches with long contents; more is no honest observer. */
const maxAnswerBytes = 64 * 1024 * 1024;
const usualTimeoutMs = 30_000;
/** Launches that one look may bring, however many others use the target: a crowd is looked at every few hundred. */
const mostAtOnce = 200_000;
/** Launches of the past that are passed over at the start. */
const mostOfPast = 10_000_000;

/** Asks the target what its requests have done (specification of the harness, "Observer protocol"). */
export interface Observer {
  reset(): Promise<void>;
  /** All launches since the last call. */
  launched(): AsyncIterable<Launch>;
  /** Passes over the launches of the past. */
  catchUp(): Promise<void>;
  /** A profile's fields as they are now; undefined if there is no such profile. */
  fieldsOf(profileId: string): Promise<ObservedFields | undefined>;
}

/** @throws HarnessError (exit 3) from every call if the observer is gone or does not speak the protocol. */
export function openObserver(url: string, timeoutMs = usualTimeoutMs): Observer {
  const ask = asking(url, timeoutMs);
  let after = 0;
  const pages = async function* (most: number): AsyncGenerator<readonly Launch[]> {
    let seen = 0;
    for (;;) {
      const answer = await ask('GET', `/launches?after=${after}&limit=${pageSize}`);
      const { launches, next } = parseLaunches(answer);
      // An observer may give fewer at a time than it is asked for; only none is the end.
      if (launches.length === 0) return;
      if (next <= after)
        throw endless(`it gives launches up to ${next} again, where those after ${after} were asked for`);
      seen += launches.length;
      if (seen > most) throw endless(`more than ${most} launches came at one look, and no end`);
      after = next;
      yield launches;
    }
  };
  return {
    async reset() {
      await ask('POST', '/reset');
      after = 0;
    },
    async *launched() {
      for await (const launches of pages(mostAtOnce)) yield* launches;
    },
    async catchUp() {
      const past = pages(mostOfPast);
      while ((await past.next()).done !== true);
    },
    async fieldsOf(profileId) {
      const answer = await ask('GET', `/profiles/${encodeURIComponent(profileId)}`);
      return answer === undefined ? undefined : parseProfile(answer).fields;
    },
  };
}

function endless(found: string): HarnessError {
  return new HarnessError(
    'runNotMade',
    'observer.endless',
    `the observer does not keep to its protocol: ${found}`,
    'Mend the observer (launches after SEQ, at most LIMIT, and `next`), or take it out of the target file.',
  );
}

type Ask = (method: 'GET' | 'POST', path: string) => Promise<unknown>;

function asking(url: string, timeoutMs: number): Ask {
  return async (method, path) => {
    try {
      const { statusCode, body } = await request(url + path, {
        method,
        dispatcher: agent,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        // The others start anew with every byte.
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await textOf(body);
      if (statusCode === 404) return undefined;
      if (statusCode < 200 || statusCode > 299) throw new Error(`HTTP ${statusCode}`);
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    } catch (error) {
      throw new HarnessError(
        'runNotMade',
        'observer.failed',
        `the observer does not answer ${method} ${path}: ${error instanceof Error ? error.message : String(error)}`,
        'Check observer.url in the target file, or take it out to run without checking effects.',
      );
    }
  };
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
