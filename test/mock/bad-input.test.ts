import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../mock/index.ts';
import type { Mock } from '../../mock/index.ts';
import { launchCase, launchPath, paramsWith, rawCase } from './helpers/case.ts';
import { send } from './helpers/client.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const xml = { contentType: 'application/xml' };
const deep = (open: string, close: string, n: number): string => open.repeat(n) + close.repeat(n);

describe('bad input is refused, and the mock lives on', () => {
  it.each([
    rawCase('transport.malformed', 'reject', 'deep JSON', `{"content":${deep('[', ']', 200_000)}}`),
    rawCase('transport.malformed', 'reject', 'deep XML', `<xml>${deep('<a>', '</a>', 100_000)}</xml>`, xml),
    rawCase('transport.malformed', 'reject', 'many elements', `<xml>${'<a/>'.repeat(600_000)}</xml>`, xml),
    rawCase('transport.malformed', 'reject', 'no UTF-8', '\u0000\ufffd'),
    rawCase(
      'transport.malformed',
      'reject',
      'large without files',
      JSON.stringify(paramsWith({ content: { a: 'x'.repeat(11_000_000) } })),
    ),
    rawCase('transport.malformed', 'reject', 'unknown entity', `<xml><token>&unknown;</token></xml>`, xml),
    rawCase(
      'request.operator',
      'reject',
      'slow pattern',
      JSON.stringify(
        paramsWith({ email: undefined, custom_request: { FirstName: { $regex: '(a+)+'.repeat(300) } } }),
      ),
    ),
    launchCase('request.operator', 'reject', 'json', {
      email: undefined,
      custom_request: { '': { $gt: { $ne: 1 } } },
    }),
    rawCase(
      'matching.requires',
      'reject',
      'prototype',
      JSON.stringify(paramsWith({ email: undefined })).replace(
        '}',
        ',"__proto__":{"email":"john@example.com"}}',
      ),
    ),
  ])('$name', async (one) => {
    const started = performance.now();
    const answer = await send(mock.url, one);
    expect(answer.error).not.toBe(0);
    expect(answer.status).toBeLessThan(500);
    expect(performance.now() - started).toBeLessThan(3000);
    expect((await send(mock.url, launchCase('matching.default', 'accept', 'json', {}))).error).toBe(0);
  });

  it('takes 12 MB with files', async () => {
    const data = `data:application/octet-stream;base64,${'A'.repeat(12_000_000)}`;
    expect(
      (await send(mock.url, launchCase('attach.items', 'accept', 'json', { attach: [{ name: 'a', data }] })))
        .error,
    ).toBe(0);
  });

  it('answers other paths and bytes that are no HTTP', async () => {
    expect(
      (await send(mock.url, rawCase('transport.slash', 'open', 'other', '{}', { path: '/' }))).status,
    ).toBe(404);
    expect(
      (
        await send(
          mock.url,
          rawCase('transport.slash', 'open', 'other', '', { path: '/trg/%zz/%zz', method: 'GET' }),
        )
      ).status,
    ).toBe(404);
    const said = await new Promise<string>((resolve) => {
      const socket = connect(mock.port, '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
      socket.once('data', (data) => resolve(String(data)));
    });
    expect(said).toMatch(/^HTTP\/1.1 400/);
  });

  it('counts requests of the API only', async () => {
    const before = mock.requests;
    await send(mock.url, { method: 'POST', path: launchPath, contentType: 'application/json', body: '{' });
    await send(mock.url, rawCase('transport.slash', 'open', 'other', '{}', { path: '/' }));
    expect(mock.requests).toBe(before + 1);
  });
});
