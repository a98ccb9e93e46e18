import type { LoadPlan } from '../../model/corpus.ts';
import type { LoadResult } from '../../model/load-result.ts';
import type { Measurements } from '../k6/receive/measurements.ts';
import { isBroken } from './broken.ts';
import type { Judged } from './judge-thresholds.ts';
import type { LoadOptions } from './options.ts';
import { kneeOf } from './steps.ts';
import { thresholdsOf } from './thresholds.ts';

/** Why the harness itself ended a run before its time. */
export type Stopped = NonNullable<LoadResult['stopped']>;

/** Seconds after which what happened in a second has come: k6 pushes twice in each. */
const settleSeconds = 1.5;

/** Looks, about once a second, whether a run has found what it was to find: a broken threshold, or its breaking point. */
export function makeStopper(
  { scenario, abortOnFail = false, thresholds }: LoadOptions,
  plan: LoadPlan,
): (measured: Measurements, now?: number) => Stopped | undefined {
  const limits = thresholdsOf(thresholds);
  return (measured, now = Date.now()) => {
    if (measured.startedAt === undefined) return undefined;
    const at = (now - measured.startedAt) / 1000;
    const judged: Judged = {
      measured,
      schedule: plan,
      warmUpMs: plan.warmUpMs,
      seconds: at,
      exact: undefined,
    };
    if (scenario === 'breakpoint') {
      const { broke } = kneeOf(limits, { ...judged, seconds: at - settleSeconds });
      return broke === null ? undefined : { by: 'breakpoint', at };
    }
    const broken = abortOnFail ? limits.find((one) => isBroken(one, judged)) : undefined;
    return broken === undefined ? undefined : { by: 'threshold', expression: broken.expression, at };
  };
}
