import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderLoadReport } from '../../reports/load/index.ts';
import { hostileLoadResult } from '../reports/load/hostile.ts';
import { sampleLoadResult } from '../reports/load/sample.ts';
import { axeViolations, chromiumPath, openReport, startChromium, type View } from './load-browser.ts';

const earlier = sampleLoadResult('healthy', 120);
const reports: Readonly<Record<string, string>> = {
  healthy: renderLoadReport(sampleLoadResult('healthy', 300)),
  failing: renderLoadReport(sampleLoadResult('failing', 300), earlier),
  invalid: renderLoadReport(sampleLoadResult('invalid', 300)),
  ramp: renderLoadReport(sampleLoadResult('ramp', 300)),
  hostile: renderLoadReport(hostileLoadResult(120), earlier),
};

const views: readonly View[] = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 1280 },
  { scheme: 'light', width: 390 },
  { scheme: 'dark', width: 390 },
];

/** The two that have everything are looked at in every view, the others in the two extremes. */
const cases = Object.keys(reports).flatMap((name) =>
  views
    .filter(
      ({ scheme, width }) =>
        name === 'failing' || name === 'hostile' || (scheme === 'dark') === (width === 390),
    )
    .map((view) => ({ name, view, label: `${name}, ${view.scheme}, ${view.width} px` })),
);

const missing = chromiumPath === undefined;
if (missing && process.env['CI'] !== undefined) throw new Error('No Chromium on PATH, and CI must have one.');

describe.skipIf(missing)(`load report in Chromium${missing ? ' (skipped: none on PATH)' : ''}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium(chromiumPath ?? '');
  }, 60_000);
  afterAll(() => browser.close());

  it.each(cases)(
    '$label: accessible, no sideways scroll, silent, no network',
    { timeout: 60_000 },
    async (one) => {
      const { page, complaints, requests } = await openReport(browser, reports[one.name] ?? '', one.view);
      for (const details of await page.locator('details').all())
        await details.evaluate('(node) => (node.open = true)');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(one.view.width);
      expect(await axeViolations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      expect(requests).toHaveLength(1);
      await page.context().close();
    },
  );

  it.each([1280, 1025, 1000, 801, 800, 600, 390, 360])(
    '%i px: one twin shown, its text at least 11 px',
    { timeout: 60_000 },
    async (width) => {
      const { page } = await openReport(browser, reports['failing'] ?? '', { scheme: 'light', width });
      const shown = await page.evaluate(`[...document.querySelectorAll('figure.chart')].map((figure) => {
      const plots = [...figure.querySelectorAll('svg.plot')].filter((plot) => plot.getBoundingClientRect().width > 0);
      const [plot] = plots;
      return { plots: plots.length, text: plot ? 13 * plot.getBoundingClientRect().width / plot.viewBox.baseVal.width : 0 };
    })`);
      for (const { plots, text } of shown as { plots: number; text: number }[]) {
        expect(plots).toBe(1);
        expect(text).toBeGreaterThanOrEqual(11);
      }
      await page.context().close();
    },
  );

  it('would tell: axe finds a button without a name', async () => {
    const { page } = await openReport(browser, '<!doctype html><title>t</title><button></button>', {
      scheme: 'light',
      width: 390,
    });
    expect((await axeViolations(page)).join()).toContain('button-name');
    await page.context().close();
  });

  it('prints on few pages, with the wide charts', { timeout: 60_000 }, async () => {
    const { page } = await openReport(browser, reports['failing'] ?? '', { scheme: 'dark', width: 390 });
    await page.emulateMedia({ media: 'print' });
    const wide = await page.evaluate("getComputedStyle(document.querySelector('.plot.wide')).display");
    expect(wide).toBe('block');
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThanOrEqual(8);
    await page.context().close();
  });
});
