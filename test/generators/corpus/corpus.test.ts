import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusFile, makeCorpus, type CorpusText } from '../../../generators/corpus/corpus.ts';
import { fieldAt, fieldsPerLine, separator, type CorpusTemplate } from '../../../model/corpus.ts';
import { parseMix, rejectPlaces } from '../../../generators/corpus/mix.ts';
import { encodeRequest, sampleCases } from '../../../generators/index.ts';
import { HarnessError } from '../../../model/errors.ts';
import { secretToken, smallTarget } from './__target.ts';

const source = { sampleCases, encodeRequest };
const target = smallTarget();

interface Line {
  readonly template: CorpusTemplate;
  readonly url: string;
  readonly caseId: string;
  readonly body: string;
}

function linesOf({ head, chunks }: CorpusText): Line[] {
  return chunks.flatMap((chunk) => {
    const fields = chunk.split(separator);
    expect(fields.length % fieldsPerLine).toBe(0);
    const lines: Line[] = [];
    for (let at = 0; at < fields.length; at += fieldsPerLine) {
      const template = head.templates[Number(fields[at])] as CorpusTemplate;
      lines.push({
        template,
        url: template.url + (fields[at + 1] ?? ''),
        caseId: fields[at + 2] ?? '',
        body: fields[at + fieldAt.body] ?? '',
      });
    }
    return lines;
  });
}

describe('a corpus', () => {
  const corpus = makeCorpus(target, source, { seed: 7, size: 1000, mix: { accept: 90, reject: 10 } });
  const lines = linesOf(corpus);

  it('is the same for the same seed, and another for another', () => {
    const again = makeCorpus(target, source, { seed: 7, size: 1000, mix: { accept: 90, reject: 10 } });
    expect(corpusFile(again)).toBe(corpusFile(corpus));
    expect(corpusFile(makeCorpus(target, source, { seed: 8, size: 1000 }))).not.toBe(corpusFile(corpus));
  });

  it('never holds the token in any form', () => {
    const text = corpusFile(corpus);
    for (const form of [secretToken, JSON.stringify(secretToken).slice(1, -1), 'secret-9fX'])
      expect(text).not.toContain(form);
    expect(text).toContain('$ALTCRAFT_TOKEN');
    expect(text).not.toContain('$ALTCRAFT_TOKEN:');
  });

  it('has the mix that was asked for, in every chunk', () => {
    expect(corpus.head.counts).toEqual({ accept: 900, reject: 100 });
    expect(lines).toHaveLength(1000);
    for (let at = 0; at < lines.length; at += 100) {
      expect(lines.slice(at, at + 100).filter(({ template }) => template.expects === 'reject')).toHaveLength(
        10,
      );
    }
  });

  it('names only the hosts of the target', () => {
    expect(corpus.head.hosts).toEqual(['127.0.0.1:8080']);
    for (const { url } of lines) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:8080\//);
  });

  it('has a place for the token in every request that must be accepted', () => {
    for (const { template, body } of lines)
      if (template.expects === 'accept') expect(body).toContain('$ALTCRAFT_TOKEN');
  });

  it('has bodies in the format that it says', () => {
    for (const { template, body } of lines) {
      if (template.expects === 'reject') continue;
      if (template.format === 'json') expect(() => JSON.parse(body) as unknown).not.toThrow();
      else expect(body).toMatch(/^\s*<[\s\S]*<\/xml>\s*$/);
    }
  });

  it('has few templates, and a kind for each', () => {
    expect(corpus.head.templates.length).toBeLessThan(300);
    expect(new Set(lines.map(({ template }) => template.kind))).toContain('json-accept');
    expect(new Set(lines.map(({ template }) => template.kind))).toContain('xml-accept');
  });

  it('leaves out what the target file declares open', () => {
    const none = () => undefined;
    expect(() =>
      makeCorpus(
        target,
        { sampleCases: take(200), encodeRequest },
        { seed: 1, size: 100, expectationOf: none },
      ),
    ).toThrow(HarnessError);
  });
});

function take(most: number): typeof sampleCases {
  return function* (...args) {
    let left = most;
    for (const one of sampleCases(...args)) {
      if (left-- === 0) return;
      yield one;
    }
  };
}

describe('a mix', () => {
  it.each([
    { text: 'accept=95,reject=5', mix: { accept: 95, reject: 5 } },
    { text: 'reject=5', mix: { accept: 95, reject: 5 } },
    { text: ' accept = 100 ', mix: { accept: 100, reject: 0 } },
    { text: 'accept=99.5%,reject=0.5%', mix: { accept: 99.5, reject: 0.5 } },
    { text: 'reject=100', mix: { accept: 0, reject: 100 } },
  ])('$text', ({ text, mix }) => expect(parseMix(text)).toEqual(mix));

  it.each([
    '',
    'accept',
    'accept=95,reject=6',
    'accept=120',
    'open=5',
    'accept=50,accept=50',
    'accept=-5,reject=105',
  ])('does not take "%s"', (text) => {
    expect(() => parseMix(text)).toThrow(HarnessError);
  });

  it('holds in any stretch as nearly as it can', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 500 }), (reject, total) => {
        let given = 0;
        let place = 0;
        for (const isReject of rejectPlaces(total, { accept: 100 - reject, reject })) {
          place++;
          if (isReject) given++;
          expect(Math.abs(given - (place * reject) / 100)).toBeLessThanOrEqual(1);
        }
        expect(place).toBe(total);
      }),
    );
  });
});
