import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadMarkdown } from '../../reports/load-markdown.ts';
import { block, code, prose, table } from '../../reports/markdown-text.ts';
import { contractMarkdown } from '../../reports/markdown.ts';
import { sampleLoadResult } from './load/sample.ts';
import { allHostile, hostile } from './hostile.ts';
import { sampleContract } from './sample.ts';

describe('prose', () => {
  it.each([
    ['<b>x</b> & y', '&lt;b\\>x&lt;/b\\> &amp; y'],
    ['[a](b) *c* _d_ `e`', '\\[a\\](b) \\*c\\* \\_d\\_ \\`e\\`'],
    ['https://evil.example', 'https:<!-- -->//evil.example'],
    ['www.evil.example', 'www<!-- -->.evil.example'],
    ['a@evil.example', 'a<!-- -->@<!-- -->evil.example'],
    ['# x\n- y', '\\# x␊- y'],
    ['- x', '\\- x'],
    ['1. x', '1\\. x'],
    ['plain, with dots. And (more): "quoted"', 'plain, with dots. And (more): "quoted"'],
  ])('shows %j as it is', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });
});

describe('code', () => {
  it('has a fence longer than any run of backticks inside, and never leaves its line', () => {
    expect(code('a`b``c')).toBe('```a`b``c```');
    expect(code('`x`')).toBe('`` `x` ``');
    expect(code('a|b\nc')).toBe('`a\\|b␊c`');
    expect(code('')).toBe('(empty)');
  });

  it('cannot be ended by any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', 'a', ' ', '\n', '|') }), (text) => {
        const made = code(text);
        if (made === '(empty)') return;
        const fence = /^`+/.exec(made)?.[0] ?? '';
        const inside = made.slice(fence.length, -fence.length);
        expect(inside.split(/[^`]+/).every((run) => run.length !== fence.length)).toBe(true);
        expect(made).not.toContain('\n');
      }),
    );
  });
});

describe('block', () => {
  it('cannot be ended from inside', () => {
    expect(block('```\n# x', 'sh')).toBe('````sh\n```\n# x\n````');
  });
});

describe('table', () => {
  it('has a line a row', () => {
    expect(table(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
  });
});

describe('summaries', () => {
  it('open with the verdict and name the causes and how to repeat', () => {
    const text = contractMarkdown(sampleContract({ cases: 400 }));
    expect(text).toMatch(/^## ❌ FAIL – contract of staging\n/);
    expect(text).toContain(
      'Fails when matching is phone, and phone is missing. Expected `reject`, got `accept`.',
    );
    expect(text).toContain('npx trigger-harness contract --target examples/staging.yaml --seed 7');
    expect(contractMarkdown(sampleContract({ faulty: false }))).toMatch(/^## ✅ PASS/);
  });

  it('tell a load run by its thresholds', () => {
    expect(loadMarkdown(sampleLoadResult('healthy', 60))).toMatch(/^## ✅ PASS/);
    expect(loadMarkdown(sampleLoadResult('failing', 60))).toContain('❌ missed');
    expect(loadMarkdown(sampleLoadResult('invalid', 60))).toMatch(/^## ⚠️ INVALID RUN/);
  });

  it("fit a CI job's page whatever the target sent", () => {
    const base = sampleContract({ cases: 400 });
    const many = { ...base, violations: Array.from({ length: 300 }, () => base.violations).flat() };
    expect(contractMarkdown(hostile(many, allHostile.repeat(20))).length).toBeLessThan(100_000);
    expect(loadMarkdown(hostile(sampleLoadResult('failing', 60), allHostile.repeat(20))).length).toBeLessThan(
      100_000,
    );
  });
});
