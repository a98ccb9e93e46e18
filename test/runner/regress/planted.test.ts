import { beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../../mock/index.ts';
import { targetFrom } from '../../../contracts/index.ts';
import type { Baseline } from '../../../model/regress.ts';
import { mockBehind, textsReplaced, type Change } from './front.ts';
import { compared, inShort, recorded, sideBySide } from './runs.ts';

const rules = 'resource.*,matching.requires,matching.default';

/** Something that differs in each answer, though nothing has changed. */
const restless: Change = (passing) => {
  const { count } = passing.request;
  passing.headers['x-trace'] = String(count);
  if (count % 2 === 0) passing.headers['x-cache'] = 'hit';
  passing.body = passing.body
    .replace('"error_text"', `"at":"${new Date().toISOString()}${count}","error_text"`)
    .replace(/ is required/, ` is required (ref r${count}x)`);
  if (count % 3 === 0) passing.body = passing.body.replace('"error_text"', '"debug":1,"error_text"');
};

describe('nothing changed', () => {
  it('is no difference, five times, with times, ids, headers and keys that vary', async () => {
    const { target } = await mockBehind(restless);
    const baseline = await recorded(target, { rules });
    expect(baseline.noise).toMatchObject({
      headers: ['x-cache'],
      keys: ['debug'],
    });
    expect(baseline.noise.texts.some((text) => text.includes('is required (ref *'))).toBe(true);
    for (let run = 0; run < 5; run++) {
      const result = await compared(target, baseline);
      expect(inShort(result)).toEqual([]);
      expect(result.verdict).toBe('same');
      expect(result.counts).toMatchObject({ differing: 0, notComparable: 0 });
      expect(result.counts.compared).toBeGreaterThan(150);
    }
  }, 120_000);
});

describe('one change planted', () => {
  let baseline: Baseline;
  beforeAll(async () => {
    const mock = await startMock();
    baseline = await recorded(targetFrom(mock.targetFile()), { rules });
    await mock.close();
  });

  const found = async (change: Change): Promise<string[]> => {
    const { target } = await mockBehind(change);
    return inShort(await compared(target, baseline));
  };

  it('another code: behaviour, one line for all that had it', async () => {
    expect(
      await found(textsReplaced(/("error":|<error>)400/, (match) => match.replace('400', '422'))),
    ).toEqual([
      expect.stringMatching(/^behaviour .*HTTP 400 with error 422 instead of HTTP 400 with error 400$/),
    ]);
  });

  it('another class of HTTP status: breaking', async () => {
    const lines = await found((passing) => {
      if (passing.status === 400) passing.status = 200;
    });
    expect(lines).toEqual([expect.stringMatching(/^breaking .*HTTP 200 with error 400 instead of HTTP 400/)]);
  });

  it('another text: wording', async () => {
    expect(await found(textsReplaced('Parameter phone is required', 'phone must not be empty'))).toEqual([
      'wording matching.requires: A request against matching.requires is told "phone must not be empty" instead of "Parameter phone is required"',
    ]);
  });

  it('a new key, in JSON alone: addition', async () => {
    const lines = await found(textsReplaced('"error":', '"request":"r1","error":'));
    expect(lines).toEqual([
      expect.stringMatching(/^addition .* has a new key: request: string when the format is JSON$/),
    ]);
  });

  it('a key of another type: breaking', async () => {
    const lines = await found(textsReplaced(/"error":(\d+)/, (match) => match.replace(/(\d+)/, '"$1"')));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.startsWith('breaking'))).toBe(true);
  });

  it('a new header: addition', async () => {
    const lines = await found((passing) => {
      passing.headers['deprecation'] = 'true';
    });
    expect(lines).toEqual([expect.stringMatching(/^addition .*has a new header: deprecation$/)]);
  });

  it('newly refused in one combination: breaking, with just that combination', async () => {
    const refused = '{"data":null,"error":400,"error_text":"No resource with a phone"}';
    const { target } = await mockBehind((passing) => {
      if (!/"resource_id":16777215/.test(passing.request.body) || !/"matching":"phone"/.test(passing.request.body)) return; // prettier-ignore
      Object.assign(passing, { status: 400, body: refused });
    });
    const two = { rules: 'resource.range', strength: 2 } as const;
    const mock = await startMock();
    const before = await recorded(targetFrom(mock.targetFile()), two);
    await mock.close();
    const result = await compared(target, before);
    expect(inShort(result)).toHaveLength(1);
    const [first] = result.differences;
    expect(first).toMatchObject({ class: 'breaking', rule: 'resource.range' });
    expect(first?.minimal.levels).toEqual({ matching: 'phone', resource: 'high' });
    expect(first?.minimal.parameters).toEqual(expect.arrayContaining(['phone', 'resource_id']));
    expect(first?.message).toContain('is now refused: HTTP 400, error 400, "No resource with a phone"');
  });

  it('newly accepted: behaviour; two targets side by side say the same as a baseline', async () => {
    const mock = await startMock({ faults: ['peer-10-resource-2-24-accepted'] });
    const healthy = await startMock();
    const [target, before] = [targetFrom(mock.targetFile()), targetFrom(healthy.targetFile())];
    const against = await compared(target, baseline);
    const beside = await sideBySide(before, target, { rules });
    await Promise.all([mock.close(), healthy.close()]);
    expect(inShort(against)).toEqual([
      expect.stringMatching(
        /^behaviour resource\.bounds: A request whose resource_id is 2\^24 is now accepted/,
      ),
    ]);
    expect(inShort(beside)).toEqual(inShort(against));
    expect(beside.differences[0]?.id).toBe(against.differences[0]?.id);
    expect(against.standing).toEqual([
      expect.objectContaining({ rule: 'resource.bounds', fixed: 0, still: 0 }),
    ]);
  });

  it('newly required: every request without it is refused now', async () => {
    const mock = await mockBehind((passing) => {
      if (/matching|custom_request/.test(passing.request.body) || !/Successful/.test(passing.body)) return;
      passing.status = 400;
      passing.body = passing.body
        .replace(/"error":0/, '"error":400')
        .replace('<error>0', '<error>400')
        .replace('Successful operation', 'Parameter matching is required');
    });
    const result = await compared(mock.target, baseline);
    const [first, ...others] = inShort(result);
    expect(first).toMatch(
      /^breaking .*is now refused: HTTP 400, error 400, "Parameter matching is required"; it was accepted when matching, the matched field(, custom_request)? and email are absent$/,
    );
    // What the documents leave open is told apart from documented requests, and is refused for the same reason.
    expect(others.length).toBeLessThan(2);
    for (const line of others) expect(line).toMatch(/^breaking .*"Parameter matching is required"/);
  });
});
