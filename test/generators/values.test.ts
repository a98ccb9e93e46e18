import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../model/random.ts';
import { attachmentsOf, type AttachKind, largeBytes } from '../../generators/values/attachment.ts';
import { isClean } from '../../generators/values/clean.ts';
import { objectOf, type ObjectKind } from '../../generators/values/object.ts';
import { nobodysEmail, nobodysPhone, nobodysProfileId } from '../../generators/values/reserved.ts';
import { fullTarget } from './targets.ts';

const filesOf = (kind: AttachKind) =>
  attachmentsOf(kind, 7).map(({ data, name }) => {
    const [head = '', base64 = ''] = (data as string).split(',');
    return { name: name as string, type: head, bytes: Buffer.from(base64, 'base64') };
  });

describe('attachments', () => {
  it('are none, one or two', () => {
    expect((['empty', 'one', 'two'] as const).map((kind) => filesOf(kind).length)).toEqual([0, 1, 2]);
  });

  it('have all values of a byte where they are binary', () => {
    expect(new Set(filesOf('binary')[0]?.bytes).size).toBe(256);
  });

  it('have names beyond ASCII', () => {
    expect(filesOf('unicode').every(({ name }) => /[^\x20-\x7e]/.test(name))).toBe(true);
  });

  it('are 1 MB in all where they are large', () => {
    expect(filesOf('large').reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(largeBytes);
  });

  it('are data URIs', () => {
    for (const { type } of filesOf('two')) expect(type).toMatch(/^data:[a-z]+\/[a-z.-]+;base64$/);
  });
});

describe('objects', () => {
  const kinds: readonly ObjectKind[] = ['empty', 'flat', 'nested', 'arrays', 'unicode', 'long', 'keys'];

  it.each(kinds)('of kind %s are the same from the same seed', (kind) => {
    expect(objectOf(kind, 3, 'json')).toEqual(objectOf(kind, 3, 'json'));
    if (kind !== 'empty') expect(objectOf(kind, 3, 'json')).not.toEqual(objectOf(kind, 4, 'json'));
  });

  it('have dots and dollars in their keys, in XML only dots', () => {
    const keys = (encoding: 'json' | 'xml') => Object.keys(objectOf('keys', 3, encoding)).join(' ');
    expect(keys('json')).toMatch(/\$.*/);
    expect(keys('json')).toContain('.');
    expect(keys('xml')).not.toContain('$');
    expect(keys('xml')).toContain('.');
  });

  it('have long texts of a few kB', () => {
    const length = (objectOf('long', 3, 'json')['article'] as string).length;
    expect(length).toBeGreaterThan(2000);
    expect(length).toBeLessThanOrEqual(4096);
  });
});

describe('what nobody has', () => {
  const random = randomFrom(1);

  it('is of reserved ranges', () => {
    expect(nobodysEmail(fullTarget, random)).toMatch(/@example\.com$/);
    expect(nobodysPhone(fullTarget, random)).toMatch(/^\+120255501\d\d$/);
    expect(nobodysProfileId(fullTarget, random)).toMatch(/^[0-9a-f]{24}$/);
  });

  it('is no profile’s', () => {
    const taken = new Set(fullTarget.profiles.map(({ phone }) => phone));
    for (let round = 0; round < 300; round++) expect(taken).not.toContain(nobodysPhone(fullTarget, random));
  });
});

describe('a clean text', () => {
  it.each([['a'], ['a b'], ['日本'], ['x'.repeat(200)]])('is %s', (text) => expect(isClean(text)).toBe(true));
  it.each([[''], [' a'], ['a\n'], ['a\u0000b'], ['\ud800'], ['x'.repeat(201)]])('is not %j', (text) =>
    expect(isClean(text)).toBe(false),
  );
});
