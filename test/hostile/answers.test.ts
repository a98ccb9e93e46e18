import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderResult } from '../../reports/index.ts';
import { inertness } from '../reports/inertness.ts';
import { hasInvisible } from '../reports/hostile.ts';
import { parseStrictly } from '../reports/strict-xml.ts';
import { silent, wrong } from './__behaviours.ts';
import { raw } from './__raw.ts';
import { runSome, targetAt } from './__run.ts';

/** What a run may hold of answers that never end: a few connections' worth, and what the collector is late with. */
const mostMemory = 250e6;

describe('a hostile target', { timeout: 60_000 }, () => {
  let peak = 0;
  let before = 0;
  let watch: NodeJS.Timeout;
  beforeEach(() => {
    before = peak = process.memoryUsage().rss;
    watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  });
  afterEach(() => {
    clearInterval(watch);
    expect(peak - before).toBeLessThan(mostMemory);
  });

  it.each(Object.entries(silent))(
    'that gives no answer (%s) ends a run at once, with 3',
    async (_, behaviour) => {
      const server = await raw(behaviour);
      const { exit, error, reason } = await runSome(targetAt(server.url));
      expect([exit, error?.code]).toEqual([3, 'target.unreachable']);
      expect(reason).toContain(`${server.url} gives no HTTP answer`);
      expect(error?.fix).toMatch(/--timeout/);
      expect(server.requests()).toBeLessThan(15);
    },
  );

  it.each(Object.entries(wrong))(
    'that answers wrongly (%s) is found out, and its reports are harmless',
    async (_, behaviour) => {
      const server = await raw(behaviour);
      const { exit, result } = await runSome(targetAt(server.url));
      expect([exit, result?.verdict]).toEqual(['fail', 'fail']);
      if (result === undefined) return;
      expect(JSON.stringify(result).length).toBeLessThan(500_000);
      const files = renderResult(result);
      expect(inertness(files['report.html'] ?? '')).toEqual([]);
      expect(parseStrictly(files['junit.xml'] ?? '').length).toBeGreaterThan(5);
      expect(hasInvisible(files['summary.md'] ?? '')).toBe(false);
    },
  );
});
