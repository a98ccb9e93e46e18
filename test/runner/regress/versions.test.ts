import { describe, expect, it, onTestFinished } from 'vitest';
import { targetFrom } from '../../../contracts/index.ts';
import { startMock, type MockOptions } from '../../../mock/index.ts';
import {
  capabilityOf,
  platforms,
  sureOf,
  type Capabilities,
  type PlatformId,
} from '../../../model/platforms.ts';
import type { Target } from '../../../model/target.ts';
import { compared, inShort, recorded, sideBySide } from './runs.ts';

/** The target file of a mock, which may say another version than the mock speaks. */
async function target(
  options: MockOptions,
  said: PlatformId = 'v72',
  own?: Partial<Capabilities>,
): Promise<Target> {
  const mock = await startMock(options);
  onTestFinished(() => mock.close());
  return targetFrom({ ...mock.targetFile(), platform: said, ...(own && { capabilities: own }) });
}

const rules = 'token.bearer,token.required,matching.unknown,transport.slash';

describe.each(['v73', 'v74', 'v75'] as const)('the mock at v72 against %s', (version) => {
  it('differs in exactly what the data of the versions say', async () => {
    const baseline = await recorded(await target({ platform: 'v72' }), { rules });
    const result = await compared(await target({ platform: version }), baseline);
    const changed = Object.entries(platforms[version].capabilities)
      .filter(([name, value]) => platforms.v72.capabilities[name as keyof Capabilities] !== value)
      .map(([name]) => name);
    const told = result.differences.map((one) => {
      const [name = ''] = one.case.split('~');
      const rule = one.rule;
      return capabilityOf(rule, name.slice(rule.length + 1)) ?? one.message;
    });
    // A wrong bearer is another refusal than none: the one thing beside that taking bearers changes.
    const other = told.filter((one) => one.includes('another one is in an Authorization: Bearer header'));
    expect(told.filter((one) => !other.includes(one)).sort()).toEqual(changed.sort());
    expect(other).toHaveLength(1);
    expect(result.differences.filter((one) => one.class === 'addition')).toHaveLength(changed.length);
    expect(result.differences.filter((one) => one.class === 'breaking')).toEqual([]);
  }, 120_000);
});

describe('capabilities that went', () => {
  it('are breaking; renamed duplicate headers are told', async () => {
    const older = await target({ platform: 'v72' });
    const newer = await target({
      capabilities: { slashOptional: false, duplicateHeaderPrefix: 'X-', integerId: false },
    });
    const lines = inShort(await sideBySide(older, newer, { rules: 'transport.slash,matching.default' }));
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^breaking transport\.slash: A request whose path has no slash at its end is now refused/,
        ),
        expect.stringMatching(/^breaking id\.forms: .*is now refused.*it was accepted when .*id is number$/),
        "behaviour dedup.replay: A repeated request's answer is marked by x-duplicate-key, x-duplicate-request instead of duplicate-key, duplicate-request",
      ]),
    );
    expect(lines).toHaveLength(3);
  });
});

describe('how sure a capability is', () => {
  it('is as its source says, and a target file is sure', async () => {
    const unsure = await target({});
    expect(sureOf(unsure, 'bearer')).toBeUndefined();
    expect(sureOf(unsure, 'emailProfile')).toBe(false);
    expect(sureOf(await target({}, 'v74'), 'emailProfile')).toBeUndefined();
    expect(sureOf(await target({}, 'v72', { bearer: true }), 'bearer')).toBe(true);
  });
});
