import { describe, expect, it } from 'vitest';
import type { HarnessError } from '../../model/errors.ts';
import type { Target } from '../../model/target.ts';
import { isLoopback, openGuard } from '../../runner/guard.ts';

const target = (baseUrl: string, safety: Partial<Target['safety']> = {}): Target =>
  ({ baseUrl, safety: { allow: [], everybody: false, ...safety } }) as unknown as Target;

function codeOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    return (error as HarnessError).code;
  }
  return 'opened';
}

describe('the guard', () => {
  it.each(['127.0.0.1', '127.9.8.7', 'localhost', '[::1]'])('takes %s for loopback', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['128.0.0.1', 'localhost.example.com', '127.0.0.1.example.com', '0.0.0.0', '[::]', '10.0.0.1'])(
    'does not take %s for loopback',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );

  it('refuses another host unless it is both allowed and confirmed', () => {
    const remote = 'https://sandbox.example.com';
    expect(codeOf(() => openGuard(target(remote), ['sandbox.example.com']))).toBe('guard.not-allowed');
    const allowed = target(remote, { allow: ['sandbox.example.com'] });
    expect(codeOf(() => openGuard(allowed, []))).toBe('guard.not-confirmed');
    expect(codeOf(() => openGuard(allowed, ['other.example.com']))).toBe('guard.not-confirmed');
    expect(codeOf(() => openGuard(allowed, ['sandbox.example.com']))).toBe('opened');
  });

  it('looks at the link and the observer as well', () => {
    const link = { url: 'https://track.example.com/trg/ab', idents: [], writable: [] };
    expect(codeOf(() => openGuard({ ...target('http://127.0.0.1'), link }, []))).toBe('guard.not-allowed');
    const observer = { url: 'https://observer.example.com', reset: false };
    expect(codeOf(() => openGuard({ ...target('http://127.0.0.1'), observer }, []))).toBe(
      'guard.not-allowed',
    );
  });

  it('grants no more than maxRequests', () => {
    const guard = openGuard(target('http://127.0.0.1', { maxRequests: 3 }), []);
    expect([guard.grant(), guard.grant(2), guard.grant()]).toEqual([true, true, false]);
    expect(guard.granted).toBe(3);
  });

  it('is cautious beyond loopback where the target file names no limit', () => {
    const guard = openGuard(target('https://a.example.com', { allow: ['a.example.com'] }), ['a.example.com']);
    expect(guard.maxRate).toBeGreaterThan(0);
    expect(guard.maxRequests).toBeGreaterThan(0);
    expect(openGuard(target('http://localhost'), []).maxRequests).toBeUndefined();
  });
});
