import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { curlLine } from '../../../runner/contract/curl.ts';

/** What a shell hands to curl for a line, word by word. */
function wordsOf(line: string, token: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; uuidgen() { echo id; }; ${line}`;
  const out = execFileSync('bash', ['-c', script], { env: { ...process.env, ALTCRAFT_TOKEN: token } });
  return out.toString().split('\0').slice(0, -1);
}

describe('curl lines', () => {
  it('put the token in from the environment', () => {
    const line = curlLine({
      method: 'POST',
      url: 'http://127.0.0.1/x/',
      headers: { 'content-type': 'application/json' },
      body: '{"token":"$ALTCRAFT_TOKEN","note":"it\'s $HOME"}',
    });
    expect(wordsOf(line, 'abc').at(-1)).toBe('{"token":"abc","note":"it\'s $HOME"}');
  });

  it.each([
    ['$ALTCRAFT_TOKEN:prefix', 'ab'],
    ['$ALTCRAFT_TOKEN:suffix', 'bc'],
    ['$ALTCRAFT_TOKEN:longer', 'abcx'],
    ['$ALTCRAFT_TOKEN:other-case', 'ABC'],
  ])('make the near miss %s', (placeholder, sent) => {
    const line = curlLine({
      method: 'POST',
      url: 'http://h/',
      headers: {},
      body: `{"token":"${placeholder}"}`,
    });
    expect(wordsOf(line, 'abc').at(-1)).toBe(`{"token":"${sent}"}`);
  });

  it('hold no control character that a terminal would take for a key', () => {
    const body = 'a\r\n\u001b[2J\u0085\tb';
    const line = curlLine({ method: 'POST', url: 'http://h/', headers: {}, body });
    expect(line).not.toMatch(/[^\P{Cc}\n]/u);
    expect(wordsOf(line, 'abc').at(-1)).toBe(body);
  });

  it('carry any text unchanged through the shell', () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 60 })
      .filter((value) => !value.includes('\0') && !/\p{Surrogate}/u.test(value));
    fc.assert(
      fc.property(text, (body) => {
        const line = curlLine({ method: 'POST', url: 'http://h/', headers: { a: 'b' }, body });
        return wordsOf(line, 'abc').at(-1) === body;
      }),
      { numRuns: 40 },
    );
  });
});
