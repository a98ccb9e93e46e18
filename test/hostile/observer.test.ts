import { describe, expect, it } from 'vitest';
import { startMock } from '../../mock/index.ts';
import { onTestFinished } from 'vitest';
import type { Target } from '../../model/target.ts';
import { parseTarget } from '../../runner/target-file.ts';
import { openObserver } from '../../runner/contract/observer.ts';
import { answering, silent, wrong } from './__behaviours.ts';
import { raw, type Behaviour } from './__raw.ts';
import { runSome } from './__run.ts';

const launch = {
  seq: 1,
  request_id: 'x',
  api: '1.1',
  campaign_id: '84',
  recipients: [],
  content: null,
  custom_data: null,
  attachments: null,
  fields: null,
};
const answer = (value: unknown): Behaviour => answering(JSON.stringify(value));

/** The mock with another observer than its own. */
async function observedBy(behaviour: Behaviour): Promise<Target> {
  const mock = await startMock({});
  onTestFinished(() => mock.close());
  const { url } = await raw((socket, count, path) => {
    if (path.startsWith('/launches')) behaviour(socket, count, path);
    else answering('{}', '', path === '/reset' ? '200 OK' : '404 Not Found')(socket, count, path);
  });
  const file = { ...mock.targetFile(), observer: { url, reset: true } };
  return parseTarget(JSON.stringify(file), 'target.json', {});
}

/** Launches without end, each with the next number. */
const inventive: Behaviour = (socket, count) => {
  const launches = Array.from({ length: 1000 }, (_, i) => ({
    ...launch,
    seq: count * 1000 + i,
    request_id: `invented-${count * 1000 + i}`,
  }));
  answer({ launches, next: count * 1000 + 999 })(socket, count, '');
};

describe('a hostile observer ends the run with 3, and is named', { timeout: 60_000 }, () => {
  it.each<[string, Behaviour, RegExp]>([
    ['no JSON', answering('{'), /observer/],
    ['HTML', answering('<html>', 'Content-Type: text/html\r\n'), /observer/],
    ['a list for an object', answer([]), /observer.*launches/i],
    ['launches that are none', answer({ launches: 'many' }), /observer.*launches/i],
    ['numbers that are texts', answer({ launches: [{ ...launch, seq: '1' }], next: 1 }), /observer.*seq/i],
    ['a next that is none', answer({ launches: [launch], next: 'soon' }), /observer/i],
    ['HTTP 500', answering('{}', '', '500 Oops'), /HTTP 500/],
    ['a redirect', answering('', 'Location: http://example.com/\r\n', '302 Found'), /HTTP 302/],
    ['the same page again and again', answer({ launches: [launch], next: 1 }), /again/],
    ['launches without end', inventive, /launches/],
    ['a reset', (socket) => void socket.resetAndDestroy(), /observer/],
    ['an endless body', wrong['endless body'] as Behaviour, /longer than/],
    ['JSON nested 100,000 deep', wrong['JSON with data nested 100,000 deep'] as Behaviour, /observer/i],
    [
      'a launch whose content is nested 100,000 deep',
      answering(
        JSON.stringify({ launches: [launch], next: 1 }).replace(
          '"content":null',
          `"content":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
        ),
      ),
      /observer/i,
    ],
  ])('%s', async (_, behaviour, said) => {
    const { exit, reason, result } = await runSome(await observedBy(behaviour));
    expect(reason).toMatch(said);
    expect([3, 'runNotMade']).toContain(exit);
    expect(result?.violations ?? []).toEqual([]);
  });

  it.each(Object.entries(silent))('that gives no answer: %s', async (_, behaviour) => {
    const { url } = await raw(behaviour);
    await expect(openObserver(url, 300).catchUp()).rejects.toMatchObject({
      exitCode: 3,
      code: 'observer.failed',
    });
  });
});
