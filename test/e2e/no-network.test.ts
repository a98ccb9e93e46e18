import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findK6 } from '../../runner/k6/find.ts';
import { bareMachine } from './bare-machine.ts';
import { cli, folder } from './cli.ts';
import { mockWithTarget } from './mock-server.ts';

const k6 = await findK6({ make: false }).catch(() => undefined);
if (k6 === undefined) console.warn('no k6 in K6_BIN, PATH or the cache: the load run is skipped');

describe('without a network', () => {
  it('a target elsewhere is what is missed, so a try is seen', async () => {
    const { env, tried } = await bareMachine();
    const mock = await mockWithTarget({}, (target) => ({
      ...target,
      baseUrl: 'https://sandbox.example.com',
      safety: { allow: ['sandbox.example.com'] },
    }));
    const words = [
      'contract',
      '--target',
      mock.file,
      '--confirm',
      'sandbox.example.com',
      '--rules',
      'token.*',
    ];
    const ended = await cli([...words, '--out', await folder()], { env });
    expect(ended.code).not.toBe(0);
    expect(new Set(await tried())).toEqual(new Set(['sandbox.example.com']));
  });

  it('everything but the first k6 works, and nothing is tried', { timeout: 120_000 }, async () => {
    const { env, tried } = await bareMachine();
    const { file } = await mockWithTarget();
    const out = await folder();
    const at = (name: string): string => join(out, name);
    const some = ['--strength', '1', '--rules', 'token.*,id.*'];
    const commands = [
      ['contract', '--target', file, ...some, '--out', at('contract')],
      ['report', join(at('contract'), 'result.json'), '--out', at('report')],
      ['regress', 'record', '--target', file, '--rules', 'token.*', '--baseline', at('baseline.json')],
      ['generate', '--target', file, ...some, '--format', 'openapi', '--out', at('generate')],
      ['init', '--out', at('init')],
      ['completion', 'bash'],
      ['--help'],
    ];
    for (const words of commands) {
      const ended = await cli(words, { env });
      expect([words[0], ended.code, ended.err]).toEqual([words[0], 0, expect.not.stringContaining('error')]);
    }
    expect(await tried()).toEqual([]);
  });

  it.skipIf(k6 === undefined)('load works with a k6 on PATH and no Go', { timeout: 60_000 }, async () => {
    const { env, tried } = await bareMachine({ k6: k6?.path ?? '' });
    const { file, requests } = await mockWithTarget();
    const words = ['load', 'steady', '--target', file, '--rate', '20', '--duration', '2s'];
    const ended = await cli([...words, '--out', await folder()], { env });
    expect(ended.out).toMatch(/^PASS/);
    expect(ended.code).toBe(0);
    expect(requests()).toBeGreaterThan(0);
    expect(await tried()).toEqual([]);
  });
});
