import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderLoadReport } from '../../reports/load/index.ts';
import { hostileLoadResult } from '../reports/load/hostile.ts';
import { sampleLoadResult } from '../reports/load/sample.ts';
import { chromiumOrSkip, launchChromium } from './chromium.ts';
import { axeViolations, openReport, sheetsOf, type OpenPage } from './page.ts';

const earlier = sampleLoadResult('healthy', 120);
const reports: Readonly<Record<string, string>> = {
  healthy: renderLoadReport(sampleLoadResult('healthy', 300)),
  failing: renderLoadReport(sampleLoadResult('failing', 300), earlier),
  invalid: renderLoadReport(sampleLoadResult('invalid', 300)),
  ramp: renderLoadReport(sampleLoadResult('ramp', 300)),
  breakpoint: renderLoadReport({
    ...sampleLoadResult('ramp', 300),
    scenario: 'breakpoint',
    knee: {
      held: 40,
      broke: 80,
      steps: [
        { rate: 40, from: 0, to: 150, broken: [] },
        { rate: 80, from: 150, to: 300, broken: ['p95{kind=attach}[10s]<300ms'] },
      ],
    },
  }),
  hostile: renderLoadReport(hostileLoadResult(120), earlier),
};

interface View {
  readonly scheme: 'light' | 'dark';
  readonly width: number;
}

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

const { path, skip } = chromiumOrSkip();

describe.skipIf(skip)('the load report in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'load-report-'));

  beforeAll(async () => {
    for (const [name, report] of Object.entries(reports)) writeFileSync(join(folder, `${name}.html`), report);
    writeFileSync(join(folder, 'broken.html'), '<!doctype html><title>t</title><button></button>');
    browser = await launchChromium(path);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (name: string, { scheme, width }: View, options: object = {}): Promise<OpenPage> =>
    openReport(browser, join(folder, `${name}.html`), '', {
      viewport: { width, height: 844 },
      colorScheme: scheme,
      ...options,
    });

  it.each(cases)(
    '$label: accessible, no sideways scroll, silent, no network',
    { timeout: 60_000 },
    async (one) => {
      const { page, complaints, requests } = await open(one.name, one.view);
      for (const details of await page.locator('details').all())
        await details.evaluate('(node) => (node.open = true)');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(one.view.width);
      expect(await axeViolations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      expect(requests).toEqual([]);
      await page.context().close();
    },
  );

  it.each([1280, 1025, 1000, 801, 800, 600, 390, 360])(
    '%i px: one twin shown, its text at least 11 px',
    { timeout: 60_000 },
    async (width) => {
      const { page } = await open('failing', { scheme: 'light', width });
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
    const { page } = await open('broken', {
      scheme: 'light',
      width: 390,
    });
    expect((await axeViolations(page)).join()).toContain('button-name');
    await page.context().close();
  });

  it('prints on few pages, with the wide charts', { timeout: 60_000 }, async () => {
    const { page } = await open('failing', { scheme: 'dark', width: 390 });
    await page.emulateMedia({ media: 'print' });
    const wide = await page.evaluate("getComputedStyle(document.querySelector('.plot.wide')).display");
    expect(wide).toBe('block');
    const sheets = await sheetsOf(page);
    expect(sheets).toBeGreaterThan(1);
    expect(sheets).toBeLessThanOrEqual(8);
    await page.context().close();
  });

  it('reads without JavaScript: verdict, answer, thresholds and every chart', async () => {
    const { page } = await open('failing', { scheme: 'light', width: 1280 }, { javaScriptEnabled: false });
    expect(await page.locator('.verdict-word').innerText()).toBe('FAIL');
    expect(await page.locator('#answer').innerText()).toContain('How long would a campaign take?');
    expect(await page.locator('#thresholds tbody tr').count()).toBeGreaterThan(0);
    expect(await page.locator('svg.plot.wide:visible').count()).toBe(
      await page.locator('.plot.wide').count(),
    );
    expect(await page.locator('svg.plot.wide:visible').count()).toBeGreaterThan(6);
    expect(await page.locator('button:visible').count()).toBe(0);
    await page.context().close();
  });

  it('names both axes of every chart', async () => {
    const { page } = await open('failing', { scheme: 'light', width: 1280 });
    for (const plot of await page.locator('svg.plot').all()) {
      const titles = await plot.locator('.ti').allTextContents();
      expect(titles.length).toBeGreaterThan(0);
      expect(titles.join()).toMatch(/min:s|log scale|share of requests/);
    }
    await page.context().close();
  });
});
