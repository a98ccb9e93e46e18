import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { targetFrom } from '../../contracts/index.ts';
import { mockFaults, startMock } from '../../mock/index.ts';
import { runContract } from '../../runner/contract/run.ts';
import type { Strength } from '../../runner/contract/options.ts';

// Every fault of the mock alone, against the whole suite: is it found, is its rule named, is its cause minimal?
// npx tsx bench/mutants/run.ts [strength] [part/parts] [name…]   one JSON line a fault
const [strength = '2', part = '1/1', ...names] = process.argv.slice(2);
const [index = 1, of = 1] = part.split('/').map(Number);
const chosen = mockFaults.filter(({ name }, i) =>
  names.length === 0 ? i % of === index - 1 : names.includes(name),
);

for (const fault of chosen) {
  const out = await mkdtemp(join(tmpdir(), 'mutants-'));
  const mock = await startMock({ faults: [fault.name] });
  const started = performance.now();
  try {
    const { result } = await runContract(targetFrom(mock.targetFile()), {
      out,
      strength: (strength === 'all' ? strength : Number(strength)) as Strength,
      timeoutMs: 5000,
    });
    const named = result.violations.find((violation) => violation.rule === fault.rule);
    console.log(
      JSON.stringify({
        fault: fault.name,
        rule: fault.rule,
        found: result.violations.length > 0,
        named: named !== undefined,
        first: result.violations[0]?.rule === fault.rule,
        planted: fault.parameters,
        minimal: named?.minimal.parameters,
        levels: named?.minimal.levels,
        violations: result.violations.map(
          ({ rule, cases, flaky }) => `${rule}×${cases}${flaky ? ' flaky' : ''}`,
        ),
        requests: result.run.requests,
        seconds: Math.round((performance.now() - started) / 100) / 10,
      }),
    );
  } catch (error) {
    console.log(JSON.stringify({ fault: fault.name, rule: fault.rule, error: String(error) }));
  } finally {
    await mock.close();
    await rm(out, { recursive: true, force: true });
  }
}
