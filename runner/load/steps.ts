import type { LoadResult } from '../../model/load-result.ts';
import { dueIn, type Segment } from '../../model/load-shape.ts';
import { evaluateWindows } from './evaluate.ts';
import type { Judged } from './judge-thresholds.ts';
import { figuresOfPart, partOfSecond } from './part.ts';
import type { Threshold } from './thresholds.ts';
import { figuresByWindow, slidingWindows, type Window } from './windows.ts';
import { tolerable } from './verdict.ts';

/** What a breakpoint run found: the last rate that was held, and the first that was not. */
export type Knee = NonNullable<LoadResult['knee']>;

/** The whole seconds of each segment. */
export function stepWindows(shape: readonly Segment[]): Window[] {
  let ms = 0;
  return shape.map(({ durationMs }) => {
    const from = Math.ceil(ms / 1000);
    ms += durationMs;
    return { from, to: Math.floor(ms / 1000) };
  });
}

/** How each step stood that was over by `judged.seconds`, to the first that did not hold. */
export function kneeOf(thresholds: readonly Threshold[], judged: Judged): Knee {
  const { shape } = judged.schedule;
  const steps: Knee['steps'][number][] = [];
  const over = stepWindows(shape).filter(({ to }) => to <= judged.seconds + 1e-9);
  for (const [i, window] of over.entries()) {
    const broken = brokenIn(window, thresholds, judged);
    steps.push({ rate: (shape[i] as Segment).from, from: window.from, to: window.to, broken });
    if (broken.length > 0) break;
  }
  const last = steps.at(-1);
  const broke = last !== undefined && last.broken.length > 0 ? last.rate : null;
  const held = (broke === null ? last : steps.at(-2))?.rate ?? null;
  return { held, broke, steps };
}

function brokenIn(window: Window, thresholds: readonly Threshold[], judged: Judged): string[] {
  const missed = thresholds
    .filter((one) => {
      const windows = one.window === null ? [window] : slidingWindows(one.window, window);
      const figures = figuresByWindow(windows, judged.measured.seconds, judged.schedule, one.scope);
      // A window that is longer than a step says nothing of it.
      return windows.length > 0 && evaluateWindows(one, figures).verdict !== 'held';
    })
    .map(({ expression }) => expression);
  return missed.length > 0 || !hasDropped(window, judged) ? missed : [`dropped<${tolerable * 100}%`];
}

function hasDropped({ from, to }: Window, { measured, schedule }: Judged): boolean {
  let dropped = 0;
  let planned = 0;
  for (let t = from; t < to; t++) {
    dropped += figuresOfPart(partOfSecond(measured.seconds.get(t), [], 0), 1).dropped;
    planned += dueIn(t, schedule);
  }
  return dropped > planned * tolerable;
}
