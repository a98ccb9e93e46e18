import { describe, expect, it } from 'vitest';
import { encodeRequest, sampleCases } from '../../../generators/index.ts';
import { makeCorpus } from '../../../generators/corpus/corpus.ts';
import { parseKinds } from '../../../generators/corpus/shares.ts';
import { slotKey, slotsFor } from '../../../generators/corpus/slots.ts';
import { fieldsPerLine, separator } from '../../../model/corpus.ts';
import { HarnessError } from '../../../model/errors.ts';
import { smallTarget } from './__target.ts';

const mix = { accept: 95, reject: 5 };
const kinds = { single: 80, audience: 5, attach: 5, link: 10 };
const source = { sampleCases, encodeRequest };
const linked = smallTarget(undefined, { link: { url: `http://127.0.0.1:8080/trg/${'4'.repeat(48)}` } });

function countsOf(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

describe('the slots of a corpus', () => {
  it('hold every share exactly', () => {
    expect(countsOf(slotsFor(2000, mix, { kinds, xml: 20 }).map(slotKey))).toEqual({
      'accept single json': 1216,
      'accept single xml': 304,
      'accept audience json': 76,
      'accept audience xml': 19,
      'accept attach json': 76,
      'accept attach xml': 19,
      'accept link json': 152,
      'accept link xml': 38,
      'reject  json': 80,
      'reject  xml': 20,
    });
  });

  it('hold shares in any stretch as nearly as they can', () => {
    const slots = slotsFor(400, { accept: 100, reject: 0 }, { kinds: { single: 90, attach: 10 } });
    for (let from = 0; from + 40 <= slots.length; from += 10) {
      const attached = slots.slice(from, from + 40).filter(({ kind }) => kind === 'attach').length;
      expect(Math.abs(attached - 4)).toBeLessThanOrEqual(1);
    }
  });

  it.each(['single=80', 'single=80,attach=30', 'single=50,single=50', 'mail=100', 'single', ''])(
    'are not made of %s',
    (text) => {
      expect(() => parseKinds(text)).toThrow(HarnessError);
    },
  );
});

describe('a corpus with kinds', () => {
  it('has the requests that were asked for, each with its kind', () => {
    const { head, chunks } = makeCorpus(linked, source, { seed: 1, size: 400, mix, kinds, xml: 25 });
    const sent = chunks.flatMap((chunk) =>
      chunk
        .split(separator)
        .filter((_, index) => index % fieldsPerLine === 0)
        .map((template) => head.templates[Number(template)]?.kind ?? ''),
    );
    const all = countsOf(sent);
    const sum = (word: string, expects: string): number =>
      Object.entries(all)
        .filter(([kind]) => kind.includes(word) && kind.endsWith(expects))
        .reduce((total, [, count]) => total + count, 0);
    expect([sum('link', 'accept'), sum('audience', 'accept'), sum('attach', 'accept')]).toEqual([38, 19, 19]);
    expect(sum('', 'reject')).toBe(20);
    expect(Math.abs(sum('xml', '') - 100)).toBeLessThanOrEqual(3);
  });

  it('cannot be made of what the target does not offer, unless others may take its place', () => {
    const options = { seed: 1, size: 100, kinds: { single: 50, link: 50 } };
    expect(() => makeCorpus(smallTarget(), source, options)).toThrow(/link/);
    expect(makeCorpus(smallTarget(), source, { ...options, lenient: true }).head.counts.accept).toBe(95);
  });

  it('that is sent in turn has each request for itself', () => {
    const { head, chunks } = makeCorpus(smallTarget(), source, { seed: 1, size: 30, inTurn: true });
    expect(head.inTurn).toBe(true);
    expect(chunks).toHaveLength(30);
  });
});
