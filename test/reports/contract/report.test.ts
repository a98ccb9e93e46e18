import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../model/contract-result.ts';
import { caseAnchor, reproCommand, targetFileOf } from '../../../reports/contract/case-view.ts';
import { codesSection } from '../../../reports/contract/codes.ts';
import { largestPage, renderContractReport } from '../../../reports/contract/index.ts';
import { limitsSection } from '../../../reports/contract/limits.ts';
import { skippedSection } from '../../../reports/contract/skipped.ts';
import { inertness } from '../inertness.ts';
import { sampleContract } from '../sample.ts';

const result = sampleContract({ cases: 1300 });
const page = renderContractReport(result);

describe('the contract report', () => {
  it('is the same for the same result, and inert', () => {
    expect(renderContractReport(sampleContract({ cases: 1300 }))).toBe(page);
    expect(inertness(page)).toEqual([]);
  });

  it('says verdict, causes, matrix and failures without scripts', () => {
    expect(page).toContain('<p class="verdict-word">FAIL</p>');
    for (const violation of result.violations) {
      expect(page).toContain(violation.title);
      expect(page).toContain(`<code>${violation.rule}</code>`);
    }
    const shown = [...page.matchAll(/<details class="case (\w+)"/g)].map(([, verdict]) => verdict);
    expect(shown.filter((verdict) => verdict === 'failed')).toHaveLength(Math.min(200, result.counts.failed));
    expect(page.indexOf('The documentation&#39;s own examples')).toBeLessThan(
      page.indexOf('class="case failed"'),
    );
  });

  it.each([
    ['pass', 'PASS', 'tone-good'],
    ['fail', 'FAIL', 'tone-bad'],
    ['partial', 'INCOMPLETE', 'tone-unsure'],
  ] as const)('words the verdict %s as %s', (verdict, word, tone) => {
    const text = renderContractReport({ ...sampleContract({ cases: 20 }), verdict });
    expect(text).toContain(`<div class="verdict ${tone}">`);
    expect(text).toContain(`<p class="verdict-word">${word}</p>`);
  });

  it('keeps to its sizes', { timeout: 60_000 }, () => {
    expect(Buffer.byteLength(renderContractReport(sampleContract({ cases: 4000 })))).toBeLessThan(1_500_000);
    expect(Buffer.byteLength(renderContractReport(sampleContract({ cases: 20_000 })))).toBeLessThan(
      3_000_000,
    );
  });

  it('stops at the largest page and says what it left out', { timeout: 60_000 }, () => {
    // Texts that hardly compress, so that the list alone would be far larger than a page may be.
    const cases = sampleContract({ cases: 24_000 }).cases.map((record, index) => ({
      ...record,
      title: noise(index),
    }));
    const text = renderContractReport({ ...sampleContract({ cases: 100 }), examples: [], cases });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(largestPage);
    expect(text).toMatch(/To keep this page small, [\d,]+ of 24,000 cases were left out/);
  });

  it('stays small when a target has a thousand causes with large bodies', () => {
    const [first] = result.violations;
    if (first === undefined) throw new Error('the sample has no violation');
    const large = {
      ...first,
      curl: '<'.repeat(50_000),
      request: { ...first.request, body: '"'.repeat(50_000) },
    };
    const text = renderContractReport({ ...result, violations: Array.from({ length: 1000 }, () => large) });
    expect(Buffer.byteLength(text)).toBeLessThan(2_000_000);
    expect(text).toMatch(/The first \d+ of 1,000 causes are told whole/);
  });
});

describe('parts of the report', () => {
  const record: CaseRecord = { id: 'x~1~2', kind: 'invalid', title: 'resource_id above', rules: ['resource.bounds'], fault: 'above', seed: 2, encoding: 'json', expects: 'reject', outcome: 'accept', verdict: 'failed', latencyMs: 1 }; // prettier-ignore

  it('shows at each limit what it got, or that it was not exercised', () => {
    const text = limitsSection({ ...result, examples: [], cases: [record, { ...record, id: 'y', fault: 'zero', rules: ['resource.form'], verdict: 'open' }] }).html; // prettier-ignore
    expect(text).toMatch(/class="limit failed">\s*<p class="limit-name">max \+ 1/);
    expect(text).toContain('1 failed');
    expect(text).toMatch(/class="limit ">\s*<p class="limit-name">min − 1/);
    expect(text.match(/not exercised/g)).toHaveLength(2);
  });

  it('sets codes seen against codes documented', () => {
    const codes = [
      { status: 200, error: 0, count: 5, text: 'Successful operation' },
      { status: 200, error: 777, count: 1, text: 'odd' },
      { status: 502, error: null, count: 1, text: '' },
    ];
    const text = codesSection({ ...result, codes }).html;
    expect(text.match(/not documented<\/span>/g)).toHaveLength(1);
    expect(text).toContain('no envelope');
    expect(text).toContain('400 (incorrect request)');
    expect(text).not.toContain('0 (success)');
  });

  it('groups what was not tested by its reason', () => {
    const text = skippedSection(result).html;
    expect(text.match(/The target file has no link/g)).toHaveLength(1);
    expect(text).toContain('resource.form / unknown');
    expect(skippedSection({ ...result, skipped: [] }).html).toContain('Every rule could be tried');
  });

  it('writes a command that a shell takes as it is', () => {
    expect(reproCommand('a~b~1', 'target.yaml')).toBe('npx trigger-harness repro a~b~1 --target target.yaml');
    expect(reproCommand("a'; rm -rf /", 'my target.yaml')).toBe(
      `npx trigger-harness repro 'a'\\''; rm -rf /' --target 'my target.yaml'`,
    );
    expect(targetFileOf("x contract --target 'my target.yaml' --seed 1")).toBe('my target.yaml');
    expect(targetFileOf('x contract')).toBe('TARGET.yaml');
    expect(caseAnchor('a b~"1"')).toBe('case-a%20b~%221%22');
    expect(caseAnchor('a\uD800')).toBe('case-a%EF%BF%BD');
  });
});

/** Text of 290 characters without repetition, the same for the same number. */
function noise(seed: number): string {
  let state = (seed * 2654435761 + 1) >>> 0;
  return Array.from({ length: 29 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state.toString(36).padStart(10, 'x');
  }).join('');
}
