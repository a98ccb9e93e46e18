import { describe, expect, it } from 'vitest';
import type { ServerResponse } from 'node:http';
import { beforeMock, type Instead } from './__before-mock.ts';
import { runSome } from './__run.ts';

const answer =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): true => {
    response.writeHead(status, headers).end('slow down');
    return true;
  };
const from =
  (first: number, how: (response: ServerResponse) => true): Instead =>
  (n, response) =>
    n >= first && how(response);
const between =
  (first: number, last: number, how: (response: ServerResponse) => true): Instead =>
  (n, response) =>
    n >= first && n <= last && how(response);

describe('a target that takes requests, and then does not', { timeout: 60_000 }, () => {
  it.each([
    [
      'HTTP 429 with Retry-After',
      answer(429, { 'retry-after': '120' }),
      /HTTP 429 \(Retry-After: 120\).*fewer requests/,
    ],
    [
      'HTTP 503 with a date',
      answer(503, { 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' }),
      /HTTP 503 \(Retry-After: Fri/,
    ],
    ['HTTP 402', answer(402), /HTTP 402.*refuses everything/],
    ['HTTP 403', answer(403), /HTTP 403.*refuses everything/],
  ])('%s: the run is partial, nothing is a violation, and nobody hammers on', async (_, how, said) => {
    const server = await beforeMock(from(30, how));
    const { exit, result, reason } = await runSome(server.target, 60);
    expect(reason).toMatch(said);
    expect(reason).toMatch(/--resume/);
    expect([exit, result?.verdict, result?.violations]).toEqual(['runNotMade', 'partial', []]);
    // Those under way, and a few looks.
    expect(server.came()).toBeLessThan(30 + 8 + 8);
  });

  it.each([
    ['HTTP 429 with Retry-After', answer(429, { 'retry-after': '1' })],
    ['HTTP 503', answer(503, { 'retry-after': '0' })],
  ])('%s for a while: waited for, and every case passes', async (_, how) => {
    const server = await beforeMock(between(30, 40, how));
    const { exit, result } = await runSome(server.target, 60);
    expect([exit, result?.violations]).toEqual(['pass', []]);
    expect(result?.counts.cases).toBeGreaterThanOrEqual(50);
  });

  it('dies and comes back: every case passes', async () => {
    let back: Promise<void> | undefined;
    const server = await beforeMock((n) => {
      if (n === 30) back = server.dieFor(1200);
      return n === 30;
    });
    const { exit, result } = await runSome(server.target, 60);
    await back;
    expect([exit, result?.violations]).toEqual(['pass', []]);
    expect(result?.counts.cases).toBeGreaterThanOrEqual(50);
  });

  it('dies for good while a signal stops the run: told as stopped', async () => {
    const stop = new AbortController();
    const server = await beforeMock((n) => {
      if (n === 30) {
        server.die();
        setTimeout(() => stop.abort('SIGTERM'), 300);
      }
      return n === 30;
    });
    const { exit, result } = await runSome(server.target, 60, { signal: stop.signal });
    expect([exit, result?.verdict]).toEqual(['terminated', 'partial']);
    expect(result?.violations).toEqual([]);
  });

  it('answers only XML with 429, and that always: a violation, as before', async () => {
    const server = await beforeMock(
      (_n, response, { headers }) =>
        headers['content-type']?.includes('xml') === true && answer(429, { 'retry-after': '0' })(response),
    );
    const { exit, result } = await runSome(server.target, 40);
    expect(exit).toBe('fail');
    const failed = result?.cases.filter(({ verdict }) => verdict === 'failed') ?? [];
    expect(failed.length).toBeGreaterThan(0);
    expect(new Set(failed.map(({ status }) => status))).toEqual(new Set([429]));
    expect(result?.counts.passed).toBeGreaterThan(0);
    expect(result?.counts.cases).toBeGreaterThanOrEqual(40);
  });

  it.each([
    ['says so', (response: ServerResponse) => void response.setHeader('connection', 'close')],
    [
      'does not say so',
      (response: ServerResponse) => {
        const { socket } = response;
        response.on('finish', () => socket?.end());
      },
    ],
  ])('closes each connection and %s: every case passes', async (_, close) => {
    const server = await beforeMock((_n, response) => {
      close(response);
      return false;
    });
    const { exit, result } = await runSome(server.target, 60);
    expect([exit, result?.violations]).toEqual(['pass', []]);
  });
});
