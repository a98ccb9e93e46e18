import { HarnessError } from '../model/errors.ts';
import type { LoadOptions } from '../runner/load/options.ts';
import { readCurve } from '../runner/load/shapes/curve-file.ts';
import { scenarios, type ScenarioName } from '../runner/load/shapes/scenarios.ts';

/** Options of the load command that say when requests are due. */
export interface ShapeOptions {
  readonly rate?: number;
  readonly duration?: number;
  readonly peak?: number;
  readonly ceiling?: number;
  readonly steps?: number;
  readonly audience?: number;
  readonly within?: number;
  readonly curve?: string;
}

export type Shape = Pick<
  LoadOptions,
  'scenario' | 'rate' | 'durationMs' | 'peak' | 'ceiling' | 'steps' | 'audience' | 'curve'
>;

const others = ['smoke', 'steady', 'ramp', 'spike', 'soak', 'breakpoint'] as const;

/** The scenarios that an option means something to. */
const meantFor: Readonly<Record<keyof ShapeOptions, readonly ScenarioName[]>> = {
  rate: others,
  duration: others,
  peak: ['spike'],
  ceiling: ['breakpoint'],
  steps: ['breakpoint'],
  audience: ['campaign'],
  within: ['campaign'],
  curve: ['campaign'],
};

/**
 * What a scenario is to do, its defaults filled in.
 *
 * @throws HarnessError (exit 2) for an option that the scenario does not know, or a campaign without an audience.
 */
export async function shapeOf(scenario: ScenarioName, options: ShapeOptions): Promise<Shape> {
  for (const [name, known] of Object.entries(meantFor)) {
    if (options[name as keyof ShapeOptions] !== undefined && !known.includes(scenario))
      throw wrong(`--${name} means nothing to ${scenario}`, `It is for ${known.join(', ')}.`);
  }
  if (scenario === 'campaign') return campaign(options);
  const { rate, durationMs } = scenarios[scenario];
  const { peak, ceiling, steps } = options;
  return {
    scenario,
    rate: options.rate ?? rate,
    durationMs: options.duration ?? durationMs,
    peak,
    ceiling,
    steps,
  };
}

async function campaign({ audience, within, curve = 'flat' }: ShapeOptions): Promise<Shape> {
  if (curve !== 'flat' && curve !== 'front-loaded')
    return byMinute(curve, audience !== undefined || within !== undefined);
  if (audience === undefined) {
    throw wrong(
      'a campaign needs an audience',
      'Say how many recipients it has: --audience 100000 --within 30m.',
    );
  }
  const durationMs = within ?? scenarios.campaign.durationMs;
  return { scenario: 'campaign', rate: (audience * 1000) / durationMs, durationMs, audience, curve };
}

async function byMinute(path: string, hasNumbers: boolean): Promise<Shape> {
  if (hasNumbers) {
    throw wrong('a curve file brings its own numbers and time', 'Leave out --audience and --within.');
  }
  const curve = await readCurve(path);
  const audience = curve.reduce((sum, count) => sum + count, 0);
  const durationMs = curve.length * 60_000;
  return { scenario: 'campaign', rate: (audience * 1000) / durationMs, durationMs, audience, curve };
}

function wrong(found: string, fix: string): HarnessError {
  return new HarnessError('callAtFault', 'load.shape', found, fix);
}
