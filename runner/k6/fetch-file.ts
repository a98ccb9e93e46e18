import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Agent, request } from 'undici';

/** Limits of one download. */
export interface FetchLimits {
  readonly maxBytes: number;
  /** For the whole file. */
  readonly timeoutMs: number;
  /** For the connection: short, so that a closed network is noticed at once. */
  readonly connectMs: number;
}

const mostRedirects = 5;

/**
 * Downloads a file to a path and gives its SHA-256; follows redirects, uses no proxy.
 *
 * @throws Error that says why, within the time limits.
 */
export async function fetchFile(url: string, path: string, limits: FetchLimits): Promise<string> {
  const agent = new Agent({ connect: { timeout: limits.connectMs }, headersTimeout: limits.connectMs * 2 });
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    const { body, headers } = await follow(url, agent, signal);
    const announced = Number(headers['content-length'] ?? NaN);
    if (announced > limits.maxBytes) throw new Error(`${url} is larger than ${limits.maxBytes} bytes`);
    const hash = createHash('sha256');
    let length = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        length += chunk.length;
        hash.update(chunk);
        if (length > limits.maxBytes) done(new Error(`${url} is larger than ${limits.maxBytes} bytes`));
        else done(null, chunk);
      },
    });
    await pipeline(body, meter, createWriteStream(path, { mode: 0o600 }), { signal });
    if (Number.isFinite(announced) && announced !== length) {
      throw new Error(`${url} was cut off: ${length} of ${announced} bytes`);
    }
    return hash.digest('hex');
  } catch (error) {
    if (signal.aborted)
      throw new Error(`${url} took longer than ${limits.timeoutMs / 1000} s`, { cause: error });
    throw error;
  } finally {
    await agent.destroy();
  }
}

type Answer = Awaited<ReturnType<typeof request>>;

async function follow(url: string, dispatcher: Agent, signal: AbortSignal): Promise<Answer> {
  let at = new URL(url);
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const answer = await request(at, { dispatcher, signal });
    const { statusCode, headers, body } = answer;
    if (statusCode === 200) return answer;
    await body.dump();
    const location = headers['location'];
    if (statusCode < 300 || statusCode > 399 || typeof location !== 'string') {
      throw new Error(`${at.href} answered HTTP ${statusCode}`);
    }
    const next = new URL(location, at);
    if (at.protocol === 'https:' && next.protocol !== 'https:')
      throw new Error(`${at.href} leads away from HTTPS`);
    at = next;
  }
  throw new Error(`${url} leads on too often`);
}
