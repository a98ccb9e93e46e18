import { spawnSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { planCases } from '../../../generators/index.ts';
import { rules } from '../../../model/rules.ts';
import { tokenForms, type TokenForm } from '../../../model/secrets.ts';
import type { Case } from '../../../model/case.ts';
import type { Target } from '../../../model/target.ts';
import { exporters, type ExportFormat } from '../../../runner/export/index.ts';
import { formScripts } from '../../../runner/export/postman/scripts.ts';
import { fullTarget, smallTarget } from '../../generators/targets.ts';
import { formsOfToken } from '../../e2e/token-forms.ts';

const names = Object.keys(exporters) as ExportFormat[];

const formsIn = (text: string): string[] =>
  formsOfToken(fullTarget.token).filter((form) => text.includes(form));

/** Every tenth case: each format writes one case as it writes another. */
function someOf(target: Target, seed: number): Case[] {
  return [...planCases(target, { seed, strength: 1 }).cases()].filter((_, index) => index % 10 === 0);
}

const kept = new Map([fullTarget, smallTarget].map((target) => [target, someOf(target, 1)]));

function textsOf(format: ExportFormat, target: Target, seed = 1): Record<string, string> {
  const cases = (seed === 1 ? kept.get(target) : undefined) ?? someOf(target, seed);
  return textsFrom(format, target, seed, cases);
}

function textsFrom(
  format: ExportFormat,
  target: Target,
  seed: number,
  cases: readonly Case[],
): Record<string, string> {
  const files = exporters[format]({ target, seed, cases: () => cases });
  return Object.fromEntries(files.map(({ name, text }) => [name, [...text].join('')]));
}

describe.each(names)('%s', (format) => {
  it('one seed gives the same bytes, another one others', () => {
    const once = textsOf(format, fullTarget);
    expect(textsOf(format, fullTarget)).toEqual(once);
    // The page's values are the same for all seeds; only what is made up differs.
    if (format !== 'openapi') expect(textsOf(format, fullTarget, 2)).not.toEqual(once);
  });

  it('holds the token in no form', () => {
    for (const target of [fullTarget, smallTarget])
      for (const text of Object.values(textsOf(format, target))) expect(formsIn(text)).toEqual([]);
  });
});

it('a token that is there would be found', () => {
  const careless = { ...fullTarget, name: `with ${fullTarget.token}` };
  const text = Object.values(textsOf('k6', careless)).join('');
  expect(formsIn(text)).not.toEqual([]);
});

interface Item {
  readonly name: string;
  readonly event: readonly { readonly script: { readonly exec: readonly string[] } }[];
  readonly request: { readonly body?: { readonly raw: string }; readonly url: string };
}

describe('postman', () => {
  const all = [...planCases(fullTarget, { seed: 1, strength: 1 }).cases()];
  const text = Object.values(textsFrom('postman', fullTarget, 1, all))[0]!;
  const collection = JSON.parse(text) as {
    info: { schema: string };
    variable: { key: string; value: string }[];
    item: { item: Item[] }[];
  };
  const [examples, others] = collection.item.map(({ item }) => item) as [Item[], Item[]];

  it('is a collection whose token is a variable without a value', () => {
    expect(collection.info.schema).toContain('v2.1.0');
    expect(collection.variable.find(({ key }) => key === 'token')).toEqual({ key: 'token', value: '' });
    expect(examples.length).toBeGreaterThan(5);
    expect(examples[0]!.request.body?.raw).toContain('"token":"{{token-exact-in-json}}"');
  });

  it('has a request for every rule that a case of one request can be about', () => {
    const named = new Set(others.map(({ name }) => name.split(': ')[0]));
    const planned = new Set(all.flatMap(({ kind, rules: [first] }) => (kind === 'example' ? [] : [first])));
    expect([...planned].filter((rule) => !named.has(rule))).toEqual([]);
    expect(planned.size).toBeGreaterThan(rules.length / 2);
    expect(others.length).toBe(named.size);
  });

  it('knows the near misses of the token as the harness makes them', () => {
    for (const token of ['abcdef', 'aBcDeF'])
      for (const [form, script] of Object.entries(formScripts)) {
        const made: unknown = runInNewContext(script, { token });
        expect(made, form).toBe(tokenForms[form as TokenForm](token));
      }
  });
});

it('har: every entry has what the format requires', () => {
  const { log } = JSON.parse(textsOf('har', smallTarget)['cases.har']!) as {
    log: { version: string; entries: Record<string, Record<string, unknown>>[] };
  };
  expect(log.version).toBe('1.2');
  expect(log.entries.length).toBeGreaterThan(50);
  const keys = ['startedDateTime', 'time', 'request', 'response', 'cache', 'timings'];
  const ofRequest = [
    'method',
    'url',
    'httpVersion',
    'cookies',
    'headers',
    'queryString',
    'headersSize',
    'bodySize',
  ];
  for (const entry of log.entries) {
    expect(Object.keys(entry)).toEqual(expect.arrayContaining(keys));
    expect(Object.keys(entry['request']!)).toEqual(expect.arrayContaining(ofRequest));
  }
});

it('curl: a script that bash can read, a comment a case', () => {
  const text = textsOf('curl', fullTarget)['requests.sh']!;
  const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(text.match(/^# \S+ must get /gm)!.length).toBe(text.match(/curl -sS -i/g)!.length);
});

it('k6: the limits of the target go with its requests', () => {
  const headOf = (target: Target): unknown =>
    JSON.parse(textsOf('k6', target)['corpus.jsonl']!.split('\n')[0]!);
  expect(headOf(smallTarget)).toEqual({ target: 'small', seed: 1, confirm: [], refused: [] });
  const remote = { ...smallTarget, baseUrl: 'https://sandbox.example.com' };
  expect(headOf(remote)).toMatchObject({ refused: ['sandbox.example.com'], maxRate: 10, maxRequests: 1000 });
  const safety = { allow: ['sandbox.example.com'], maxRate: 3, everybody: false };
  expect(headOf({ ...remote, safety })).toMatchObject({
    confirm: ['sandbox.example.com'],
    refused: [],
    maxRate: 3,
  });
});
