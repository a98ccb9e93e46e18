import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HarnessError } from '../../../model/errors.ts';
import type { Answer, Baseline } from '../../../model/regress.ts';
import { rules } from '../../../model/rules.ts';
import { parseBaseline } from '../../../runner/regress/baseline-parse.ts';
import { writeBaseline } from '../../../runner/regress/baseline-text.ts';

const ruleId = fc.constantFrom(...rules.map(({ id }) => id));
const text = fc.string({ unit: 'binary', maxLength: 30 });
const texts = fc.uniqueArray(text, { maxLength: 3 });

const answer: fc.Arbitrary<Answer> = fc.record(
  {
    outcome: fc.constantFrom('accept', 'reject', 'none'),
    status: fc.integer({ min: 100, max: 599 }),
    error: fc.integer(),
    text,
    failure: fc.constantFrom('reset', 'timeout'),
    shape: fc.record({ format: text, keys: texts, headers: texts }),
    effects: fc.constantFrom('0', '1:0a1b2c', '12:*'),
    broken: fc.uniqueArray(ruleId, { maxLength: 3 }),
  },
  { requiredKeys: ['outcome', 'shape', 'broken'] },
);

const caseId = fc.stringMatching(/^[a-z.-]{1,10}~[0-9a-z]{1,6}~[0-9a-z]{1,6}$/);

const baseline: fc.Arbitrary<Baseline> = fc.record(
  {
    harness: text,
    target: text,
    platform: text,
    capabilities: fc.dictionary(fc.constantFrom('xml', 'links', 'bearer'), fc.oneof(text, fc.boolean())),
    seed: fc.nat(),
    strength: fc.constantFrom('1', '2', 'all'),
    rules: text,
    runs: fc.nat({ max: 10 }),
    observed: fc.boolean(),
    spaces: fc.dictionary(fc.constantFrom('launch', 'link'), text),
    data: text,
    requests: text,
    noise: fc.record({ headers: texts, keys: texts, texts }),
    checks: fc.dictionary(ruleId, fc.record({ held: fc.boolean(), marks: texts })),
    accepted: fc.array(
      fc.record({
        difference: text,
        class: fc.constantFrom('breaking', 'wording'),
        message: text,
        reason: text,
      }),
      { maxLength: 3 },
    ),
    unsteady: fc.uniqueArray(caseId, { maxLength: 3 }),
    answers: fc
      .uniqueArray(fc.tuple(caseId, answer), { selector: ([id]) => id, minLength: 1, maxLength: 20 })
      .map((entries) => new Map(entries)),
  },
  { noNullPrototype: true },
);

describe('a baseline file', () => {
  it('written, read and written again is the same bytes, whatever it holds', () => {
    fc.assert(
      fc.property(baseline, (given) => {
        const once = writeBaseline(given);
        expect(writeBaseline(parseBaseline(once, 'b.txt'))).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order in which answers came, nor shows what cannot be seen', () => {
    fc.assert(
      fc.property(baseline, (given) => {
        const turned = { ...given, answers: new Map([...given.answers].reverse()) };
        const written = writeBaseline(given);
        expect(writeBaseline(turned)).toBe(written);
        expect(written.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 200 },
    );
  });

  const good = writeBaseline(fc.sample(baseline, { seed: 7, numRuns: 1 })[0]!);

  it.each([
    [
      'another schema',
      'trigger-harness/baseline/2\n',
      'baseline.schema',
      'of schema trigger-harness/baseline/2',
    ],
    ['no baseline', 'name: sandbox\n', 'baseline.schema', 'line 1'],
    ['an empty file', '', 'baseline.schema', 'line 1'],
    ['an unknown key', good.replace('\nseed ', '\nsed '), 'baseline.invalid', '"sed" is no key'],
    ['broken JSON', good.replace('\nseed ', '\nseed x'), 'baseline.invalid', 'is no JSON'],
    ['no answers', good.slice(0, good.indexOf('\nanswers')), 'baseline.invalid', 'no answers'],
    ['a broken answer', `${good}accept perhaps\n`, 'baseline.invalid', 'an answer is:'],
    ['a case twice', `${good}${good.trimEnd().split('\n').at(-1)!}\n`, 'baseline.invalid', 'is there twice'],
  ])('%s: exit 2, and the line is named', (_, content, code, message) => {
    let error: unknown;
    try {
      parseBaseline(content, 'b.txt');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(HarnessError);
    const { code: found, exitCode, message: said } = error as HarnessError;
    expect([found, exitCode]).toEqual([code, 2]);
    expect(said).toContain(message);
    if (code === 'baseline.invalid') expect(said).toMatch(/^b\.txt, line \d+: /);
  });
});
