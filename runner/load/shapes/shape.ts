import { dueBefore, durationOf, type Schedule, type Segment } from '../../../model/load-shape.ts';
import type { LoadOptions } from '../options.ts';
import { campaignRequests, campaignShape } from './campaign.ts';
import { level, slope } from './rounded.ts';

/** What of a run decides when its requests are due. */
export type ShapeOptions = Pick<
  LoadOptions,
  'scenario' | 'rate' | 'durationMs' | 'peak' | 'ceiling' | 'steps' | 'audience' | 'curve'
>;

/** The rates of a breakpoint run, the first and the last among them. */
export const usualSteps = 10;

/** When the requests of a run are due, by its scenario. */
export function scheduleFor(options: ShapeOptions): Schedule {
  const shape = shapeFor(options);
  const due = dueBefore(shape, durationOf(shape));
  const { scenario, audience = Infinity, curve = 'flat' } = options;
  const most = scenario === 'campaign' ? campaignRequests(audience, curve) : Infinity;
  return { shape, requests: Math.min(most, due) };
}

function shapeFor(options: ShapeOptions): readonly Segment[] {
  const { scenario, rate, durationMs } = options;
  switch (scenario) {
    case 'smoke':
    case 'steady':
    case 'soak':
      return [level(rate, durationMs)];
    case 'ramp':
      return [slope(0, rate, durationMs)];
    case 'spike':
      return spike(rate, options.peak ?? rate * 5, durationMs);
    case 'breakpoint':
      return steps(rate, options.ceiling ?? rate * 10, options.steps ?? usualSteps, durationMs);
    case 'campaign':
      return campaignShape(
        options.audience ?? rate * (durationMs / 1000),
        durationMs,
        options.curve ?? 'flat',
      );
  }
}

/** Two fifths of the time before and after a peak that is there at once. */
function spike(base: number, peak: number, durationMs: number): Segment[] {
  const side = Math.round(durationMs * 0.4);
  return [level(base, side), level(peak, durationMs - 2 * side), level(base, side)];
}

function steps(first: number, last: number, count: number, durationMs: number): Segment[] {
  const each = Math.floor(durationMs / count);
  return Array.from({ length: count }, (_, step) =>
    level(count === 1 ? last : first + ((last - first) * step) / (count - 1), each),
  );
}
