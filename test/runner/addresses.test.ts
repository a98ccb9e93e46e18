import { describe, expect, it } from 'vitest';
import type { HarnessError } from '../../model/errors.ts';
import type { Target } from '../../model/target.ts';
import { hostsOf, isLoopback } from '../../runner/guard.ts';
import { pinAddresses, type Resolve } from '../../runner/http/addresses.ts';
import { openSender } from '../../runner/http/sender.ts';
import { openObserver } from '../../runner/contract/observer.ts';
import { counting } from './__counting.ts';

const target = (baseUrl: string): Target =>
  ({ baseUrl, safety: { allow: [], everybody: false } }) as unknown as Target;

async function codeOf(opened: Promise<unknown>): Promise<string> {
  return opened.then(
    () => 'opened',
    (error: unknown) => (error as HarnessError).code,
  );
}

describe('addresses', () => {
  it('are looked up once: where a name goes later is of no matter', async () => {
    const { port, seen } = await counting();
    let looked = 0;
    const moving: Resolve = () =>
      Promise.resolve([{ address: looked++ === 0 ? '127.0.0.1' : '192.0.2.1', family: 4 }]);
    const url = `http://moving.example.com:${port}`;
    await pinAddresses(target(url), moving);
    expect(await pinAddresses(target(url), moving)).toEqual({ 'moving.example.com': '127.0.0.1' });
    const sender = openSender({ connections: 1, timeoutMs: 2000, maxBodyBytes: 1000 });
    const request = { method: 'GET', url: `${url}/`, headers: {}, body: undefined };
    expect((await sender.send(request, 'a')).result.kind).toBe('response');
    await sender.close();
    expect([looked, seen()]).toEqual([1, 1]);
  });

  it('are where the observer is asked, too, and it follows no redirect to another listener', async () => {
    const other = await counting();
    const observer = await counting((request, response) => {
      if (request.url === '/reset') response.end();
      else response.writeHead(302, { location: `http://127.0.0.1:${other.port}/` }).end();
    });
    const here: Resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    const url = `http://observer.example.com:${observer.port}`;
    await pinAddresses(target(url), here);
    await openObserver(url).reset();
    await expect(openObserver(url).catchUp()).rejects.toMatchObject({ code: 'observer.failed' });
    expect([observer.seen(), other.seen()]).toEqual([2, 0]);
  });

  it('that a redirect names get nothing: it is an answer like any other', async () => {
    const other = await counting();
    const { port, seen } = await counting((_, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${other.port}/` }).end(),
    );
    const sender = openSender({ connections: 1, timeoutMs: 2000, maxBodyBytes: 1000 });
    const request = { method: 'GET', url: `http://127.0.0.1:${port}/`, headers: {}, body: undefined };
    const { result } = await sender.send(request, 'a');
    await sender.close();
    expect(result).toMatchObject({ kind: 'response', response: { status: 307 } });
    expect([seen(), other.seen()]).toEqual([1, 0]);
  });

  it('are asked for nothing that was not looked up when the run began', async () => {
    const sender = openSender({ connections: 1, timeoutMs: 2000, maxBodyBytes: 1000 });
    const request = { method: 'GET', url: 'http://stranger.example.com/', headers: {}, body: undefined };
    const { result } = await sender.send(request, 'a');
    await sender.close();
    expect(result).toMatchObject({ kind: 'failure', failure: 'name-not-found' });
  });

  it('of localhost must be loopback addresses, all of them', async () => {
    const elsewhere: Resolve = () =>
      Promise.resolve([
        { address: '127.0.0.1', family: 4 },
        { address: '203.0.113.7', family: 4 },
      ]);
    expect(await codeOf(pinAddresses(target('http://localhost:1'), elsewhere))).toBe('guard.localhost');
    const here: Resolve = () =>
      Promise.resolve([
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ]);
    expect(await pinAddresses(target('http://localhost:1'), here)).toEqual({ localhost: '127.0.0.1' });
  });

  it('that a name does not have end the run before anything is sent', async () => {
    const none: Resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    expect(await codeOf(pinAddresses(target('http://nowhere.example.com'), none))).toBe('target.unreachable');
  });

  it.each([
    ['http://2130706433:80', true],
    ['http://0x7f.1', true],
    ['http://0177.0.0.1', true],
    ['http://127.1', true],
    ['http://127.0.0.1.', true],
    ['http://LOCALHOST', true],
    ['http://127.0.0.1@evil.example', false],
    ['http://localhost.evil.example', false],
    ['http://localhost.', false],
    ['http://[::ffff:127.0.0.1]', false],
    ['http://0.0.0.0', false],
    ['http://[::]', false],
    ['http://xn--lcalhost-54a.example', false],
  ])('%s: loopback is %s', (url, expected) => {
    expect(hostsOf(target(url)).every(isLoopback)).toBe(expected);
  });
});
