import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { renderResult } from '../../reports/index.ts';
import { hasInvisible, hostile, hostileTexts } from './hostile.ts';
import { inertness } from './inertness.ts';
import { parseStrictly } from './strict-xml.ts';
import { sampleContract } from './sample.ts';
import { sampleLoadResult } from './load/sample.ts';

const results = { contract: sampleContract({ cases: 40 }), load: sampleLoadResult('failing', 30) };

describe.each(Object.entries(results))('a hostile %s result', (_, result) => {
  it.each(Object.entries(hostileTexts))('is inert and well-formed: %s', (_, text) => {
    const files = renderResult(hostile(result, text));
    expect(inertness(files['report.html'] ?? '')).toEqual([]);
    expect(parseStrictly(files['junit.xml'] ?? '').length).toBeGreaterThan(5);
    expect(hasInvisible(files['summary.md'] ?? '')).toBe(false);
  });

  it('links nothing and opens no tag in the summary, outside of code', () => {
    const prose = withoutCode(renderResult(hostile(result))['summary.md'] ?? '');
    expect(prose.replaceAll('<!-- -->', '')).not.toMatch(/<[a-z!/]/i);
    expect(prose).not.toMatch(/(?<!\\)\]\(|:\/\/|www\.|\w@\w|(?<!\\)!\[/);
  });
});

describe('strict XML', () => {
  it('is refused by the parser of these tests where it is wrong', () => {
    expect(() => parseStrictly('<a>\u0001</a>')).toThrow();
    expect(() => parseStrictly('<a b="<"/>')).toThrow();
    expect(() => parseStrictly('<a>]]></a>')).toThrow();
    expect(() => new SaxesParser().write('<a/><b/>').close()).toThrow();
  });
});

/** Markdown without its fenced blocks and code spans. */
function withoutCode(text: string): string {
  return text.replace(/^(`{3,})[^]*?^\1$/gm, '').replace(/(?<![\\`])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
}
