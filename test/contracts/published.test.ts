import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { publishedSchemas } from '../../contracts/index.ts';
import { starterTarget } from '../../cli/starter/target.ts';
import { findK6 } from '../../runner/k6/find.ts';
import { cli, folder, json, root } from '../e2e/cli.ts';
import { mockWithTarget } from '../e2e/mock-server.ts';

const k6 = await findK6({ make: false }).catch(() => undefined);

/** The published schema, as it lies in the folder. */
function checkerOf(name: string): ValidateFunction {
  const schema = JSON.parse(readFileSync(join(root, 'schemas', `${name}.schema.json`), 'utf8')) as object;
  return new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false }).compile(schema);
}

function expectToFit(check: ValidateFunction, value: unknown): void {
  check(value);
  expect(check.errors ?? []).toEqual([]);
}

it.each(Object.entries(publishedSchemas()))('schemas/%s is what its definition gives', (name, schema) => {
  expect(
    JSON.parse(readFileSync(join(root, 'schemas', name), 'utf8')),
    'npx tsx tools/write-schemas.ts',
  ).toEqual(schema);
});

it('the check of the folder passes, and says what differs', () => {
  const { status, stdout } = spawnSync('npx', ['tsx', 'tools/write-schemas.ts', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/schemas: \d+, 0 that differ/);
  expect(status).toBe(0);
});

describe('a contract run', () => {
  it('leaves a result and lines that fit', async () => {
    const { file } = await mockWithTarget({ faults: ['peer-01-missing-token-accepted'] });
    const out = await folder();
    await cli(['contract', '--target', file, '--out', out, '--strength', '1', '--rules', 'token.*,link.*']);
    const result = await json(out, 'result.json');
    const check = checkerOf('contract-result');
    expectToFit(check, result);
    expect(result['verdict']).toBe('fail');
    expect(check({ ...result, verdict: 'failed' })).toBe(false);
    expect(check({ ...result, counts: { cases: -1 } })).toBe(false);
    const lines = readFileSync(join(out, 'cases.jsonl'), 'utf8').trimEnd().split('\n');
    const isCase = checkerOf('case');
    for (const line of lines) expectToFit(isCase, JSON.parse(line));
    expect(lines.length).toBeGreaterThan(100);
    expect(isCase({ id: 1 })).toBe(false);
  });
});

describe('a comparison with a baseline', () => {
  it('leaves a result that fits', async () => {
    const { file, setFaults } = await mockWithTarget();
    const out = await folder();
    const baseline = join(out, 'before.baseline');
    const some = ['--target', file, '--strength', '1', '--rules', 'token.*'];
    expect((await cli(['regress', 'record', ...some, '--baseline', baseline])).code).toBe(0);
    setFaults(['peer-01-missing-token-accepted']);
    await cli(['regress', 'compare', '--target', file, '--baseline', baseline, '--out', out]);
    const result = await json(out, 'result.json');
    const check = checkerOf('regress-result');
    expectToFit(check, result);
    expect(result['verdict']).toBe('breaking');
    expect(check({ ...result, verdict: 'other' })).toBe(false);
  });
});

describe.skipIf(k6 === undefined)('a load run', { timeout: 60_000 }, () => {
  it('leaves a result that fits', async () => {
    const { file } = await mockWithTarget();
    const out = await folder();
    await cli(['load', 'steady', '--target', file, '--out', out, '--rate', '20', '--duration', '2s']);
    const check = checkerOf('load-result');
    const result = await json(out, 'result.json');
    expectToFit(check, result);
    expect(check({ ...result, latency: undefined })).toBe(false);
  });
});

describe('the target file', () => {
  const check = checkerOf('target');
  const starter = parse(starterTarget) as Record<string, unknown>;

  it('that init writes fits, and names the schema that it writes beside it', async () => {
    expectToFit(check, starter);
    const out = await folder();
    expect((await cli(['init', '--out', out])).code).toBe(0);
    const first = readFileSync(join(out, 'target.yaml'), 'utf8').split('\n')[0];
    const named = /^# yaml-language-server: \$schema=(.*)$/.exec(first!)?.[1];
    expect(await json(out, named!)).toMatchObject({ title: 'trigger-harness target file' });
  });

  it('of the mock fits', async () => {
    const { file } = await mockWithTarget();
    expectToFit(check, parse(readFileSync(file, 'utf8')));
  });

  it.each([
    ['an unknown key', { speed: 1 }],
    ['a URL with a query', { baseUrl: 'https://sandbox.example.com/?a=1' }],
    ['a URL with credentials', { baseUrl: 'https://me:secret@sandbox.example.com' }],
    ['a URL of no host', { baseUrl: 'sandbox.example.com' }],
    ['a token with a blank before it', { token: ' x' }],
    ['a resource that is too large', { resources: [2 ** 24] }],
    ['no profile', { profiles: [] }],
  ])('with %s does not fit', (_, change) => {
    expect(check({ ...starter, ...change })).toBe(false);
  });

  it('may name its schema by a key', async () => {
    const { file } = await mockWithTarget({}, (target) => ({ $schema: './target.schema.json', ...target }));
    expectToFit(check, parse(readFileSync(file, 'utf8')));
    expect((await cli(['doctor', '--target', file])).err).not.toContain('$schema');
    const { code } = await cli([
      'contract',
      '--target',
      file,
      '--out',
      await folder(),
      '--rules',
      'id.forms',
      '--strength',
      '1',
    ]);
    expect(code).toBe(0);
  });
});
