import { describe, expect, it, vi } from 'vitest';
import { chromiumOrSkip, isCi } from './chromium.ts';

describe('where browser tests run', () => {
  it('leaves them out with a line that says so where there is no Chromium', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(chromiumOrSkip({ PATH: '/nowhere' }).skip).toBe(true);
    expect(warn.mock.calls.flat().join()).toContain('Browser tests left out: no Chromium on PATH.');
    warn.mockRestore();
  });

  it('fails in CI where there is no Chromium', () => {
    expect(() => chromiumOrSkip({ PATH: '/nowhere', CI: 'true' })).toThrow('must run');
  });

  it.each([
    [undefined, false],
    ['', false],
    ['false', false],
    ['true', true],
    ['1', true],
  ])('CI=%s is CI: %s', (value, expected) => {
    expect(isCi({ CI: value })).toBe(expected);
  });
});
