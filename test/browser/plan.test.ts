import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPlanReport } from '../../reports/plan/index.ts';
import { samplePlan, type PlanKind } from '../reports/plan/sample.ts';
import { chromiumOrSkip, launchChromium } from './chromium.ts';
import { axeViolations, openReport, sheetsOf } from './page.ts';

const kinds: readonly PlanKind[] = ['go', 'no-go', 'undecided', 'nothing'];
const now = new Date().toISOString();
const fresh = samplePlan('go');
const pages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(kinds.map((kind) => [kind, renderPlanReport(samplePlan(kind, 60))])),
  'go of today': renderPlanReport({
    ...fresh,
    decidedAt: now,
    gates: fresh.gates.map((gate) => ({ ...gate, at: now })),
  }),
};
const views = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 1280 },
  { scheme: 'light', width: 390 },
  { scheme: 'dark', width: 390 },
] as const;
const cases = Object.keys(pages).flatMap((name) => views.map((view) => ({ name, ...view })));

const { path, skip } = chromiumOrSkip();

describe.skipIf(skip)('the go/no-go page in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'plan-report-'));
  const fileOf = (name: string): string => join(folder, `${name}.html`);

  beforeAll(async () => {
    for (const [name, page] of Object.entries(pages)) writeFileSync(fileOf(name), page);
    browser = await launchChromium(path);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(cases)('$name, $scheme, $width px: accessible, no sideways scroll, silent', async (one) => {
    const options = { viewport: { width: one.width, height: 844 }, colorScheme: one.scheme };
    const { page, complaints, requests } = await openReport(browser, fileOf(one.name), '', options);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(one.width);
    expect([complaints, requests]).toEqual([[], []]);
    await page.context().close();
  });

  it.each(Object.keys(pages))('%s: prints on one sheet, whatever was tried', async (name) => {
    const { page } = await openReport(browser, fileOf(name));
    expect(await sheetsOf(page)).toBe(1);
    // And it would be seen if it did not: what paper leaves out takes a second sheet.
    if (name === 'no-go') {
      await page.evaluate("document.querySelectorAll('.paper-less').forEach((row) => row.className = '')");
      expect(await sheetsOf(page)).toBeGreaterThan(1);
    }
    await page.context().close();
  });

  it('a go that is opened when its evidence is too old is none, by the page’s own script', async () => {
    const wordOf = async (name: string): Promise<string> => {
      const { page } = await openReport(browser, fileOf(name));
      const word = await page.locator('.verdict-word').innerText();
      await page.context().close();
      return word;
    };
    expect(await wordOf('go of today')).toBe('GO');
    expect(await wordOf('go')).toBe('NOT ENOUGH EVIDENCE');
    expect(await wordOf('no-go')).toBe('NO-GO');
  });
});
