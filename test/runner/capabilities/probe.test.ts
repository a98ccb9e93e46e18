import { describe, expect, it, onTestFinished } from 'vitest';
import { targetFrom } from '../../../contracts/index.ts';
import { startMock } from '../../../mock/index.ts';
import { platforms, type Capabilities } from '../../../model/platforms.ts';
import { mockBehind } from '../regress/front.ts';
import { probeCapabilities } from '../../../runner/capabilities/probe.ts';

const options = { confirmed: [], timeoutMs: 5000 };

async function probed(own: Partial<Capabilities>): Promise<Record<string, unknown>> {
  const mock = await startMock({ capabilities: own });
  onTestFinished(() => mock.close());
  const target = targetFrom(mock.targetFile());
  const found = await probeCapabilities(target, options);
  const launches = (await (await fetch(`${mock.url}/observer/launches?after=0`)).json()) as {
    launches: unknown[];
  };
  expect(launches.launches).toEqual([]);
  return Object.fromEntries(found.map(({ capability, value }) => [capability, value]));
}

const { links: _, ...usual } = platforms.v72.capabilities;

describe('probing capabilities', () => {
  it.each([
    ['v72', {}],
    ['bearer', { bearer: true }],
    ['email_profile', { emailProfile: true }],
    ['no XML', { xml: false }],
    ['the last slash', { slashOptional: false }],
    ['X- headers', { duplicateHeaderPrefix: 'X-' }],
    ['no number as id', { integerId: false }],
  ] as const)('finds %s, and launches nothing', async (_name, own) => {
    expect(await probed(own)).toEqual({ ...usual, ...own, links: undefined });
  });

  it('stops where a target accepts what it must refuse', async () => {
    const { target } = await mockBehind((passing) => {
      passing.status = 200;
      passing.body = '{"data":null,"error":0,"error_text":"Successful operation"}';
    });
    await expect(probeCapabilities(target, options)).rejects.toMatchObject({
      code: 'doctor.accepted',
      exitCode: 3,
    });
  });
});
