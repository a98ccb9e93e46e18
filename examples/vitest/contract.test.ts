import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runContract, targetFrom, type Target } from 'trigger-harness';
import { startMock, type Mock } from 'trigger-harness/mock';

// In your own project: const target = await readTarget('target.yaml', process.env);
let mock: Mock;
let target: Target;
let out: string;

beforeAll(async () => {
  mock = await startMock();
  target = targetFrom(mock.targetFile());
  out = await mkdtemp(join(tmpdir(), 'trigger-contract-'));
});

afterAll(async () => {
  await mock.close();
  await rm(out, { recursive: true });
});

it('keeps the rules on the token', async () => {
  const { result } = await runContract(target, { out, strength: 1, rules: (id) => id.startsWith('token.') });
  expect(result.violations.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  expect(result.verdict).toBe('pass');
});

it('finds a rule that is broken, and the smallest request that shows it', async () => {
  mock.setFaults(['peer-01-missing-token-accepted']);
  const { result } = await runContract(target, { out, strength: 1, rules: (id) => id.startsWith('token.') });
  expect(result.violations.map(({ rule }) => rule)).toEqual(['token.required']);
  expect(result.violations[0]?.curl).toContain('curl ');
});
