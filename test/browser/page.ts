import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page opened from its file, and all that it complained about. */
export interface OpenPage {
  readonly page: Page;
  /** Errors and warnings of the page's console, and exceptions. */
  readonly complaints: string[];
  /** Addresses of everything asked for beyond the page itself. */
  readonly requests: string[];
}

/** Opens a report from its file and waits until its script is done. */
export async function openReport(
  browser: Browser,
  file: string,
  hash = '',
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.isNavigationRequest()) requests.push(request.url());
  });
  await page.goto(`${pathToFileURL(file).href}${hash}`);
  const isContract = (await page.locator('#case-data, #case-list').count()) > 0;
  if (isContract && options.javaScriptEnabled !== false) await page.waitForSelector('html[data-ready]');
  return { page, complaints, requests };
}

/** The rules of axe that a page breaks, each with the first place where it does. */
export async function axeViolations(page: Page): Promise<string[]> {
  // The page's policy admits no other script, so axe is evaluated by the browser's debugger and not loaded.
  await page.evaluate(axeSource);
  return await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then((result) =>
      result.violations.map((v) => v.id + ': ' + v.nodes[0].html.slice(0, 200) + ' ' + v.nodes[0].failureSummary.slice(0, 300)))`,
  );
}

/** How many sheets of paper a page takes, printed as its own style asks for. */
export async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
