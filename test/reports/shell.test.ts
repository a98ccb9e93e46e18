import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { html } from '../../reports/html.ts';
import { renderPage, type Page } from '../../reports/shell.ts';
import { inertness } from './inertness.ts';

const page: Page = {
  title: 'A <page>',
  verdict: { word: 'PASS', tone: 'good', reason: 'All "held".' },
  figures: [{ label: 'Cases', value: '1', note: 'of 1' }],
  sections: [{ id: 'one', title: 'One', body: html`<p>text</p>` }],
  facts: [['Seed', '7']],
};

describe('renderPage', () => {
  it('makes one file with one style, one script, and a policy that names exactly these', () => {
    const text = renderPage(page);
    const style = /<style>([^]*?)<\/style>/.exec(text)?.[1] ?? '';
    const script = /<script>([^]*?)<\/script>/.exec(text)?.[1] ?? '';
    const hash = (part: string): string => createHash('sha256').update(part).digest('base64');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1]?.replaceAll('&#39;', "'");
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash(style)}'; script-src 'sha256-${hash(script)}'; base-uri 'none'; form-action 'none'`,
    );
    expect(inertness(text)).toEqual([]);
  });

  it('escapes what it is given and has every section in its navigation', () => {
    const text = renderPage(page);
    expect(text).toContain('<title>PASS – A &lt;page&gt;</title>');
    expect(text).toContain('All &quot;held&quot;.');
    expect([...text.matchAll(/<li><a href="#([^"]*)"/g)].map(([, id]) => id)).toEqual(['one', 'facts']);
  });

  it('refuses a style or script that would end early', () => {
    expect(() => renderPage({ ...page, script: 'x="</script>"' })).toThrow('end tag');
    expect(() => renderPage({ ...page, style: 'a::before{content:"</style>"}' })).toThrow('end tag');
  });
});

describe('the check of inertness', () => {
  it.each([
    ['<p style="color:red">', 'a style attribute'],
    ['<p onclick="x()">', 'an event attribute'],
    ['<a href="javascript:x">', 'an address that leaves the page'],
    ['<img src="https://example.com/x.png">', 'something loaded'],
    ['<script>x</script><script>y</script>', 'more than one script'],
  ])('finds a fault in %s', (text, fault) => {
    expect(inertness(text)).toContain(fault);
  });
});
