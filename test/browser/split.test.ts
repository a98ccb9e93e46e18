/// <reference lib="dom" />
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderContractReport } from '../../reports/contract/index.ts';
import { splitAssets } from '../../reports/split.ts';
import { sampleContract } from '../reports/sample.ts';
import { chromiumOrSkip, launchChromium } from './chromium.ts';

const { path, skip } = chromiumOrSkip();

/** What Jenkins sends with the files of a build, and the same with scripts of its own allowed. */
const jenkins = "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self'";
const relaxed =
  "sandbox allow-same-origin allow-scripts; default-src 'none'; style-src 'self'; script-src 'self'";

describe.skipIf(skip)('a report beside its style and script', { timeout: 60_000 }, () => {
  const whole = renderContractReport(sampleContract({ cases: 60 }));
  const { html, css, js } = splitAssets(whole, 'report');
  let browser: Browser;
  let server: Server;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const [, policy = '', file = ''] = (request.url ?? '').split('/');
      const body = { 'report.html': html, 'report.css': css, 'report.js': js, 'whole.html': whole }[file];
      const type = { html: 'text/html', css: 'text/css', js: 'text/javascript' }[file.split('.')[1] ?? ''];
      response.setHeader('Content-Type', `${type ?? 'text/plain'}; charset=utf-8`);
      response.setHeader('Content-Security-Policy', policy === 'jenkins' ? jenkins : relaxed);
      response.writeHead(body === undefined ? 404 : 200).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await launchChromium(path);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  const open = async (address: string): Promise<{ styled: boolean; ready: boolean; verdict: string }> => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${address}`);
    await page.waitForTimeout(300);
    const verdict = await page.locator('.verdict-word').innerText();
    const styled = await page
      .locator('.verdict-word')
      .evaluate((element) => getComputedStyle(element).fontSize === '24px');
    const ready = (await page.locator('html[data-ready]').count()) === 1;
    await page.close();
    return { styled, ready, verdict };
  };

  it('has its style where nothing else is allowed, and its script where that is', async () => {
    expect(await open('jenkins/report.html')).toEqual({ styled: true, ready: false, verdict: 'FAIL' });
    expect(await open('relaxed/report.html')).toEqual({ styled: true, ready: true, verdict: 'FAIL' });
    expect(await open('jenkins/whole.html')).toEqual({ styled: false, ready: false, verdict: 'FAIL' });
  });

  it('holds no style or script within, and no policy for one', () => {
    expect(html).not.toMatch(/<style|<script>|sha256-/);
    expect(html).toContain('style-src &#39;self&#39;; script-src &#39;self&#39;; base-uri');
    expect(() => splitAssets('<p>text</p>', 'report')).toThrow('without a style');
  });
});
