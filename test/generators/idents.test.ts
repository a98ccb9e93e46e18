import { describe, expect, it } from 'vitest';
import { identOf, identOfEmail } from '../../generators/link/idents.ts';

describe('an ident', () => {
  it.each([
    ['md5', 'john@example.com', 'd4c74594d841139328695756648b6bd6'],
    ['xxh', '', 'ef46db3751d8e999'],
    ['xxh', 'a', 'd24ec4f1a98c6e5b'],
    ['xxh', 'xxhash', '32dd38952c4bc720'],
    ['email', 'John@example.com', 'John@example.com'],
  ] as const)('of kind %s of "%s" is %s', (kind, email, ident) => {
    expect(identOfEmail(email, kind)).toBe(ident);
  });

  it('is of the trimmed, lower-cased e-mail', () => {
    expect(identOfEmail(' JOHN@example.com ', 'md5')).toBe(identOfEmail('john@example.com', 'md5'));
    expect(identOfEmail(' JOHN@example.com ', 'xxh')).toBe(identOfEmail('john@example.com', 'xxh'));
    expect(identOfEmail('jane@example.com', 'xxh')).not.toBe(identOfEmail('john@example.com', 'xxh'));
  });

  it('has 16 digits, leading zeros too', () => {
    for (let index = 0; index < 500; index++) {
      expect(identOfEmail(`user${index}@example.com`, 'xxh')).toMatch(/^[0-9a-f]{16}$/);
    }
  });

  it('is what the target file gives, where it gives one', () => {
    const profile = { email: 'john@example.com', idents: { md5: 'given' } };
    expect(identOf(profile, 'md5')).toBe('given');
    expect(identOf(profile, 'xxh')).toBe(identOfEmail('john@example.com', 'xxh'));
  });

  it('is none without an e-mail', () => {
    expect(identOf({}, 'email')).toBeUndefined();
    expect(identOf({ idents: { xxh: 'given' } }, 'xxh')).toBe('given');
  });
});
