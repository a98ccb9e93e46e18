import { describe, expect, it, onTestFinished } from 'vitest';
import { targetFrom } from '../../../contracts/index.ts';
import { startMock } from '../../../mock/index.ts';
import { acceptDifferences } from '../../../runner/regress/accept.ts';
import { parseBaseline } from '../../../runner/regress/baseline-parse.ts';
import { writeBaseline } from '../../../runner/regress/baseline-text.ts';
import { compareBaselines } from '../../../runner/regress/compare.ts';
import { mockBehind, textsReplaced } from './front.ts';
import { compared, inShort, recorded } from './runs.ts';

const rules = 'matching.requires';

describe('accepting a difference', () => {
  it('takes that one in with its reason, and leaves the others', async () => {
    const mock = await startMock();
    onTestFinished(() => mock.close());
    const baseline = await recorded(targetFrom(mock.targetFile()), { rules });
    const { target } = await mockBehind((passing) => {
      textsReplaced('Parameter phone is required', 'phone is missing')(passing);
      passing.headers['x-version'] = '73';
    });
    const result = await compared(target, baseline);
    const [wording, addition] = result.differences;
    expect(result.differences.map((one) => one.class)).toEqual(['wording', 'addition']);
    const once = acceptDifferences(baseline, result, [wording!.id], 'announced');
    const text = writeBaseline(once);
    expect(text).toContain('"reason":"announced"');
    const left = await compared(target, parseBaseline(text, 'b.txt'));
    expect(inShort(left)).toEqual([`addition ${addition!.rule}: ${addition!.message}`]);
    const both = acceptDifferences(once, left, [addition!.id], 'announced too');
    expect((await compared(target, both)).verdict).toBe('same');
    expect(() => acceptDifferences(baseline, result, ['D00000000'], 'x')).toThrow(/no difference D00000000/);

    const offline = compareBaselines(baseline, both, { failOn: 'any', command: 'test' });
    expect(inShort(offline)).toEqual(inShort(result));
    expect(offline.differences.map((one) => one.id)).toEqual(result.differences.map((one) => one.id));
  }, 60_000);

  it('names a rule or a case that the harness does not make any more, and compares the rest', async () => {
    const mock = await startMock();
    onTestFinished(() => mock.close());
    const target = targetFrom(mock.targetFile());
    const baseline = await recorded(target, { rules });
    const answers = new Map(baseline.answers);
    const [id, answer] = [...answers][0]!;
    answers.delete(id);
    answers.set('matching.gone~0~1', answer).set('launch~zzzz~1', answer);
    const result = await compared(target, { ...baseline, answers });
    expect(result.verdict).toBe('same');
    expect(result.counts).toMatchObject({ compared: baseline.answers.size - 1, notComparable: 3 });
    expect(result.notComparable.map(({ reason, examples }) => [reason, examples[0]])).toEqual([
      ['this version of the harness gives the id another meaning, or none', 'matching.gone~0~1'],
      ['the plan has no such case any more, for this target file', 'launch~zzzz~1'],
      ['the baseline has no such case', id],
    ]);
    const other = { ...baseline, spaces: { ...baseline.spaces, launch: 'other' } };
    expect((await compared(target, other)).verdict).toBe('not-comparable');
  }, 60_000);
});
