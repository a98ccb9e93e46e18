import { describe, expect, it } from 'vitest';
import { whenWords } from '../../../model/when-words.ts';

const rows: readonly (readonly [string, readonly string[], Record<string, string>, string])[] = [
  [
    'JSON, phone, an attachment',
    ['matching', 'attach', 'encoding'],
    { matching: 'phone', attach: 'present', encoding: 'xml' },
    'matching is phone, the format is XML, and attach is present',
  ],
  ['JSON, flat content', ['content', 'attach'], { content: 'present', attach: 'yes' }, 'content and attach are present'],
  ['resource_id is 2^24: XML', ['resource_id', 'encoding'], { encoding: 'xml' }, 'resource_id is 2^24, and the format is XML'],
  ['resource_id is an array: JSON', ['resource_id'], {}, 'resource_id is an array'],
  ['JSON, low resource', ['resource_id'], { resource: 'present' }, 'resource_id is present'],
  ['JSON', ['content'], { content: 'flat|nested', filter: 'absent' }, 'content is flat or nested, and subscription_filter is absent'],
  ['JSON', ['token'], {}, 'token is as in the smallest case'],
  ['JSON', [], {}, ''],
]; // prettier-ignore

describe('when a cause shows, in words', () => {
  it.each(rows)('%s, %j, %j: %s', (title, parameters, levels, words) => {
    expect(whenWords({ title, minimal: { parameters, levels, body: '', proven: true } })).toBe(words);
  });

  it('names eight levels at most, those first that say that something is there', () => {
    const levels = Object.fromEntries(
      Array.from({ length: 11 }, (_, n) => [`f${n}`, n < 5 ? 'absent' : 'present']),
    );
    const words = whenWords({ title: '', minimal: { parameters: [], levels, body: '', proven: true } });
    expect(words).toContain('f5, f6, f7, f8, f9 and f10 are present');
    expect(words).toContain('f0 and f1 are absent, and 3 more things');
  });
});
