import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ContractResult } from '../../model/contract-result.ts';
import { bareMachine } from './bare-machine.ts';
import { cli, folder, json } from './cli.ts';
import { mockWithTarget } from './mock-server.ts';

describe('without any k6 to be had', () => {
  it(
    'start runs the contract suite, and says what was left out and how to get it',
    { timeout: 120_000 },
    async () => {
      const out = await folder();
      const { env, tried } = await bareMachine();
      const ended = await cli(['start', '--out', out, '--duration', '1s'], { env });
      expect(ended.out).toMatch(/^PASS {2}/m);
      expect(ended.out).toContain('The load part was left out: there is no k6 that can be used');
      for (const way of [
        /K6_BIN: not set/,
        /PATH: no k6/,
        /cache: .* is not there/,
        /download: .*ENOTFOUND/,
        /build: .*/,
      ])
        expect(ended.out).toMatch(way);
      expect(ended.out).toMatch(/Install k6 v2 \(https:\/\/.*K6_BIN.*Go 1\.25/);
      expect(ended.err).not.toMatch(/^\s+at /m);
      expect(ended.code).toBe(3);
      const result = await json<ContractResult>(out, 'contract', 'result.json');
      expect(result.verdict).toBe('pass');
      expect(await readdir(join(out, 'contract'))).toContain('report.html');
      expect(await readdir(out)).toEqual(['contract']);
      expect(new Set(await tried())).toEqual(new Set(['github.com']));
    },
  );

  it('load says so before anything is sent', async () => {
    const mock = await mockWithTarget();
    const { env } = await bareMachine();
    const ended = await cli(['load', 'steady', '--target', mock.file, '--out', await folder()], { env });
    expect(ended.err).toMatch(/there is no k6 that can be used/);
    expect(ended.err).toMatch(/→ Install k6 v2/);
    expect(ended.code).toBe(3);
    expect(mock.requests()).toBe(0);
  });
});
