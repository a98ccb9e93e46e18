import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { HarnessError } from '../../model/errors.ts';
import { parseTarget } from '../../runner/target-file.ts';

const smallest = `
name: one
baseUrl: http://127.0.0.1:8080/
platform: v72
token: \${TOKEN}
campaigns: { active: 84 }
fields: {}
resources: []
profiles:
  - { profile_id: 6606e08f10bcdd88297057a7, email: john@example.com, fields: {}, subscriptions: [] }
`;

describe('a target file', () => {
  it('is filled in from the environment', () => {
    const target = parseTarget(smallest, 'target.yaml', { TOKEN: 'secret-token' });
    expect(target).toMatchObject({
      token: 'secret-token',
      baseUrl: 'http://127.0.0.1:8080',
      deduplication: 'unknown',
    });
  });

  it('may be JSON', () => {
    const json = JSON.stringify({
      name: 'one',
      baseUrl: 'http://127.0.0.1',
      token: 'abcdef',
      campaigns: { active: 1 },
      profiles: [{ profile_id: 'x', email: 'a@example.com' }],
    });
    expect(parseTarget(json, 'target.json', {}).campaigns.active).toBe(1);
  });

  it.each([
    ['an unset variable', smallest, {}, 'target-file.unset-variable', /line 5/],
    ['a duplicate key', `${smallest}\nname: two`, { TOKEN: 'x' }, 'target-file.syntax', /line/],
    [
      'a YAML bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]`,
      {},
      'target-file.aliases',
      /alias/i,
    ],
  ])('with %s is an error that names the place', (_name, text, environment, code, words) => {
    try {
      parseTarget(text, 'target.yaml', environment);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(HarnessError);
      expect((error as HarnessError).code).toBe(code);
      expect((error as HarnessError).message).toMatch(words);
    }
  });

  it('of any text is a target or a HarnessError', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        try {
          parseTarget(text, 'fuzz.yaml', {});
        } catch (error) {
          expect(error).toBeInstanceOf(HarnessError);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('an alias of what it stands in', () => {
  it('is refused with the file named', () => {
    const loop = 'name: &a [*a]\nbaseUrl: http://127.0.0.1\n';
    expect(() => parseTarget(loop, 'loop.yaml', {})).toThrow(
      expect.objectContaining({
        code: 'target-file.aliases',
        message: expect.stringContaining('loop.yaml') as string,
      }),
    );
  });
});
