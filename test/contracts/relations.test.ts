import { describe, expect, it } from 'vitest';
import { checkPair, checkReplay } from '../../contracts/index.ts';
import { accepted, launchWith, refused, rulesOf, unanswered } from './support.ts';

const replayed = { ...accepted, duplicate: true };

describe('checkReplay', () => {
  it('takes the first answer again, marked', () => {
    expect(checkReplay({ judgement: accepted }, { judgement: replayed, launches: [] })).toEqual([]);
    expect(checkReplay({ judgement: refused }, { judgement: { ...refused, duplicate: true } })).toEqual([]);
  });

  it.each([
    ['unmarked', accepted, 'it is not marked as a duplicate'],
    ['another status', { ...replayed, status: 409 }, 'its HTTP status is 409 instead of 200'],
    ['another error', { ...replayed, error: 1 }, 'its error is 1 instead of 0'],
    [
      'another text',
      { ...replayed, errorText: 'x' },
      'its error_text is "x" instead of "Successful operation"',
    ],
  ])('names a replay that is answered otherwise: %s', (_, judgement, got) => {
    expect(checkReplay({ judgement: accepted }, { judgement })).toMatchObject([
      { rule: 'dedup.replay', got },
    ]);
  });

  it('names a replay that launches', () => {
    const findings = checkReplay({ judgement: accepted }, { judgement: replayed, launches: [launchWith()] });
    expect(findings).toMatchObject([{ rule: 'dedup.replay', got: 'it made one launch' }]);
  });

  it('says nothing where an answer is missing', () => {
    expect(checkReplay({ judgement: accepted }, { judgement: unanswered })).toEqual([]);
  });
});

describe('checkPair', () => {
  const relations = [
    'relation.format',
    'relation.default',
    'relation.layout',
    'relation.ignored',
    'relation.after-reject',
    'relation.repeat',
  ] as const;
  it.each(relations)('%s: the same outcome, whatever the error', (relation) => {
    expect(checkPair(relation, accepted, accepted)).toEqual([]);
    expect(checkPair(relation, refused, { ...refused, error: 401 })).toEqual([]);
    expect(rulesOf(checkPair(relation, accepted, refused))).toEqual([relation]);
    expect(rulesOf(checkPair(relation, refused, accepted))).toEqual([relation]);
  });

  it('says nothing where one has no outcome', () => {
    expect(checkPair('relation.format', accepted, unanswered)).toEqual([]);
  });

  it('says which was which', () => {
    const [finding] = checkPair('relation.format', accepted, refused);
    expect(finding?.message).toContain('accepted as JSON, refused (error 400) as XML');
    expect(checkPair('relation.repeat', accepted, refused, { a: 'alone', b: 'among others' })[0]?.got).toBe(
      'accepted alone, refused (error 400) among others',
    );
  });
});
