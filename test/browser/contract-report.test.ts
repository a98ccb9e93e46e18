/// <reference lib="dom" />
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseAnchor } from '../../reports/contract/case-view.ts';
import { renderContractReport } from '../../reports/contract/index.ts';
import { hostile } from '../reports/hostile.ts';
import { sampleContract } from '../reports/sample.ts';
import { chromiumOrSkip, launchChromium } from './chromium.ts';
import { axeViolations, openReport, sheetsOf } from './page.ts';

const { path, skip } = chromiumOrSkip();

describe.skipIf(skip)('the contract report in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'contract-report-'));
  const result = sampleContract({ cases: 1300 });
  const file = join(folder, 'report.html');
  const hostileFile = join(folder, 'hostile.html');

  beforeAll(async () => {
    writeFileSync(file, renderContractReport(result));
    writeFileSync(hostileFile, renderContractReport(hostile(sampleContract({ cases: 60 }))));
    browser = await launchChromium(path);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['light', 1280, 'light'],
    ['dark', 1280, 'dark'],
    ['light on a phone', 390, 'light'],
    ['dark on a phone', 390, 'dark'],
  ] as const)('breaks no rule of axe, with cases opened, %s', async (_, width, colorScheme) => {
    const { page, complaints, requests } = await openReport(browser, file, '#cases', {
      viewport: { width, height: 844 },
      colorScheme,
    });
    await page.evaluate(`for (const part of document.querySelectorAll('details')) part.open = true`);
    await page.waitForTimeout(100);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    await page.context().close();
  });

  it('is told by axe when something is wrong', async () => {
    const { page } = await openReport(browser, file);
    await page.evaluate(`document.querySelector('#case-list').append(document.createElement('input'))`);
    expect((await axeViolations(page)).join()).toContain('label');
    await page.context().close();
  });

  it('reads without JavaScript: verdict, matrix and failures, hostile texts inert', async () => {
    const { page } = await openReport(browser, file, '', { javaScriptEnabled: false });
    expect(await page.locator('.verdict-word').innerText()).toBe('FAIL');
    expect(await page.locator('#matrix td a').count()).toBeGreaterThan(30);
    expect(await page.locator('.case.failed').count()).toBe(Math.min(200, result.counts.failed));
    expect(await page.locator('button:visible').count()).toBe(0);
    await page.context().close();
  });

  it('runs nothing that a target sent, and its policy stops what would be injected', async () => {
    const { page, complaints } = await openReport(browser, hostileFile);
    await page.evaluate(`for (const part of document.querySelectorAll('details')) part.open = true`);
    await page.waitForTimeout(100);
    expect(await page.evaluate('window.__owned')).toBeUndefined();
    expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.evaluate(`{ const s = document.createElement('script'); s.textContent = 'window.__injected = 1'; document.body.append(s);
      const b = document.createElement('button'); b.setAttribute('onclick', 'window.__injected = 2'); document.body.append(b); b.click(); }`);
    expect(await page.evaluate('window.__injected')).toBeUndefined();
    expect(complaints.join()).toContain('Content Security Policy');
    await page.context().close();
  });

  it.each(['case-', ''])('opens, scrolls to and focuses a case by its hash (#%sID)', async (prefix) => {
    const wanted = result.cases.filter((record) => record.verdict === 'passed').at(-1)?.id ?? '';
    const { page } = await openReport(browser, file, `#${prefix}${encodeURIComponent(wanted)}`);
    const details = page.locator(`[id="${caseAnchor(wanted)}"]`);
    const state = await details.evaluate((element: HTMLDetailsElement) => ({
      open: element.open,
      focused: document.activeElement?.parentElement === element,
      inView: element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().top < innerHeight,
    }));
    expect(state).toEqual({ open: true, focused: true, inView: true });
    expect(await details.innerText()).toContain('npx trigger-harness repro');
    await page.context().close();
  });

  it('says so when the page has no such case', async () => {
    const { page } = await openReport(browser, file, '#case-no~such~1');
    expect(await page.locator('#case-count').innerText()).toContain('no case no~such~1');
    await page.context().close();
  });

  it('is one tab stop as a matrix, walks by arrows, and filters the cases on Enter', async () => {
    const { page } = await openReport(browser, file);
    expect(await page.locator('#matrix a[tabindex="0"]').count()).toBe(1);
    await page.locator('#matrix a[tabindex="0"]').focus();
    const cell = (): Promise<string | null> => page.locator('#matrix a:focus').getAttribute('href');
    const first = await cell();
    for (const key of ['ArrowDown', 'ArrowRight', 'End', 'Home', 'ArrowUp', 'ArrowLeft'])
      await page.keyboard.press(key);
    expect(await page.locator('#matrix a:focus').count()).toBe(1);
    await page.locator('#matrix a[href="#cases?subject=matching&check=missing"]').focus();
    expect(await cell()).not.toBe(first);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate(`document.querySelector('#filters [name=subject]').value === 'matching'`))
      .toBe(true);
    const run = result.matrix
      .filter((entry) => entry.rule === 'matching.requires')
      .reduce((sum, entry) => sum + entry.run, 0);
    expect(await page.locator('#case-count').innerText()).toBe(`${run} of 1,300 cases`);
    expect(await page.evaluate('document.activeElement.id')).toBe('case-list');
    await page.context().close();
  });

  it('switches the matrix between formats and their difference', async () => {
    const { page } = await openReport(browser, file);
    const cell = page.locator('#matrix tr:has(code:text-is("token"))').locator('td').nth(2);
    const all = await cell.innerText();
    await page.getByRole('button', { name: 'XML', exact: true }).click();
    expect(await cell.innerText()).not.toBe(all);
    expect(await cell.locator('a').getAttribute('href')).toContain('format=xml');
    await page.getByRole('button', { name: 'Difference' }).click();
    expect(await cell.innerText()).toContain('·');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'All formats' }).click();
    expect(await cell.innerText()).toBe(all);
    await page.context().close();
  });

  it('keeps its filters in the address, and pages', async () => {
    const { page } = await openReport(browser, file, '#cases?verdict=failed&format=xml');
    const xml = result.cases.filter(
      (record) => record.verdict === 'failed' && record.encoding === 'xml',
    ).length;
    expect(await page.locator('#case-list .case').count()).toBe(xml);
    await page.getByLabel('Search').fill('matching');
    await expect
      .poll(() => page.evaluate(`location.hash === '#cases?q=matching&verdict=failed&format=xml'`))
      .toBe(true);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect
      .poll(() => page.evaluate(`document.querySelector('#case-count').textContent === '1,300 cases'`))
      .toBe(true);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect
      .poll(() => page.evaluate(`document.querySelector('#pager').textContent.includes('Page 2 of 13')`))
      .toBe(true);
    await page.goBack();
    await expect
      .poll(() => page.evaluate(`document.querySelector('#pager').textContent.includes('Page 1 of 13')`))
      .toBe(true);
    await page.context().close();
  });

  it('copies a curl line as it was sent, with what the page shows as symbols', async () => {
    const odd = 'zero\u200dwidth and \r';
    const [first] = result.violations;
    const copied = join(folder, 'copied.html');
    writeFileSync(
      copied,
      renderContractReport({ ...result, violations: first === undefined ? [] : [{ ...first, curl: odd }] }),
    );
    const { page } = await openReport(browser, copied, '', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    expect(await page.locator('.code.curl code').innerText()).toContain('U+200D');
    await page.locator('.code.curl .copy').click();
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(odd);
    await page.context().close();
  });

  it('switches between dark and light', async () => {
    const { page } = await openReport(browser, file, '', { colorScheme: 'light' });
    const background = (): Promise<unknown> =>
      page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await page.locator('#theme').click();
    expect(await background()).not.toBe(light);
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('prints on three pages at most', async () => {
    const { page } = await openReport(browser, file);
    const sheets = await sheetsOf(page);
    expect(sheets).toBeGreaterThan(0);
    expect(sheets).toBeLessThanOrEqual(3);
    await page.context().close();
  });

  it('is whole at 20,000 cases', async () => {
    const large = join(folder, 'large.html');
    writeFileSync(large, renderContractReport(sampleContract({ cases: 20_000 })));
    const { page, complaints } = await openReport(browser, large, '#cases?verdict=passed&page=3');
    expect(await page.locator('#pager').innerText()).toContain('Page 3 of ');
    expect(await page.locator('#case-list .case').count()).toBe(100);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
