import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planResultFrom } from '../../../contracts/index.ts';
import type { PlanResult } from '../../../model/plan-result.ts';
import { renderPlanReport } from '../../../reports/plan/index.ts';
import { planJUnit } from '../../../reports/plan-junit.ts';
import { planMarkdown } from '../../../reports/plan-markdown.ts';
import { comparable } from '../comparable.ts';
import { allHostile, hasInvisible, withTexts } from '../hostile.ts';
import { inertness } from '../inertness.ts';
import { parseStrictly } from '../strict-xml.ts';
import { samplePlan, type PlanKind } from './sample.ts';

const kinds: readonly PlanKind[] = ['go', 'no-go', 'undecided', 'nothing', 'contract-missed'];
const words = {
  go: 'GO',
  'no-go': 'NO-GO',
  undecided: 'NOT ENOUGH EVIDENCE',
  nothing: 'NOT ENOUGH EVIDENCE',
  'contract-missed': 'NO-GO',
};
/** Names whose texts are of a fixed set, or times. */
const fixed = new Set(['schema', 'verdict', 'purpose', 'limitedBy', 'confidence', 'at', 'decidedAt']);
const hostile = (plan: PlanResult): PlanResult =>
  withTexts(plan, (old, key) => (fixed.has(key) ? old : `${allHostile} ${old}`));

const day = 24 * 3_600_000;

const wordOf = (page: string): string | undefined => /class="verdict-word">([^<]*)</.exec(page)?.[1];
const nextOf = (page: string): string =>
  (/id="next"([^]*?)<\/section>/.exec(page)?.[1] ?? '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<');

describe('the go/no-go page', () => {
  it('is the same as the golden file (UPDATE_GOLDEN=1 writes it again)', () => {
    const golden = new URL('../../golden/reports/plan-no-go.html', import.meta.url);
    const page = comparable(renderPlanReport(samplePlan('no-go')));
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, page);
    expect(page).toBe(readFileSync(golden, 'utf8'));
  });

  it.each(kinds)('%s: its word, at most 60 KB, nothing that runs, no id twice', (kind) => {
    const page = renderPlanReport(samplePlan(kind, 200));
    expect(wordOf(page)).toBe(words[kind]);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(60_000);
    expect(inertness(page)).toEqual([]);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page.replace(/<(style|script)>[^]*?<\/\1>/g, '')).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('shows the sum', () => {
    const text = renderPlanReport(samplePlan('no-go'))
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    for (const part of [
      '2,000,000 / 14,400 s 139/s',
      '+ 20 %',
      'Needed rate 167/s',
      'between 147/s and 152/s',
    ])
      expect(text).toContain(part);
  });

  it('is no go any more when its oldest evidence is too old', () => {
    const plan = samplePlan('go');
    const contractAt = Date.parse(plan.gates[1]?.at ?? '');
    expect(wordOf(renderPlanReport(plan, contractAt + 7 * day))).toBe('GO');
    const page = renderPlanReport(plan, contractAt + 7 * day + 1);
    expect(wordOf(page)).toBe('NOT ENOUGH EVIDENCE');
    expect(page).toContain('too old');
    const late = contractAt + 7 * day + 1;
    expect(planMarkdown(plan, late)).toContain('NOT ENOUGH EVIDENCE');
    expect(parseStrictly(planJUnit(plan, late)).some(({ name }) => name === 'error')).toBe(true);
    expect(parseStrictly(planJUnit(plan)).some(({ name }) => name === 'error')).toBe(false);
    // Only a go ends with its evidence: what failed, failed.
    expect(wordOf(renderPlanReport(samplePlan('no-go'), contractAt + 70 * day))).toBe('NO-GO');
  });

  it.each<[PlanKind, RegExp]>([
    ['go', /load steady --target staging\.yaml --rate 167 --duration 5m --threshold 'p95<300ms'/],
    ['no-go', /plan --target staging\.yaml --audience 2000000 --slo 'p95<300ms,errors<0.1%' --within 273m/],
    ['undecided', /--ceiling 175/],
    ['nothing', /plan --target staging\.yaml .*--within 4h/],
    ['contract-missed', /contract --target staging\.yaml/],
  ])('%s: a next command that can be typed', (kind, command) => {
    expect(nextOf(renderPlanReport(samplePlan(kind)))).toMatch(command);
  });

  it('stays inert and small with hostile texts', () => {
    const page = renderPlanReport(hostile(samplePlan('go')));
    expect(inertness(page)).toEqual([]);
    expect(hasInvisible(page)).toBe(false);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(60_000);
  });
});

describe('the other reports of a plan', () => {
  it.each(kinds)('%s: JUnit is well-formed and agrees with the verdict', (kind) => {
    for (const plan of [samplePlan(kind), hostile(samplePlan(kind))]) {
      const elements = parseStrictly(planJUnit(plan));
      const found = (name: string): number => elements.filter((element) => element.name === name).length;
      if (words[kind] === 'GO') expect(found('failure') + found('error')).toBe(0);
      if (words[kind] === 'NO-GO') expect(found('failure')).toBeGreaterThan(0);
      if (words[kind] === 'NOT ENOUGH EVIDENCE') expect(found('error')).toBeGreaterThan(0);
    }
  });

  it.each(kinds)('%s: the summary has verdict, sum and next command', (kind) => {
    const text = planMarkdown(samplePlan(kind));
    expect(text).toContain(`${words[kind]} – campaign plan of staging`);
    expect(text).toContain('2,000,000');
    expect(text).toContain('npx trigger-harness ');
    // What stands in code is shown as it is.
    const prose = planMarkdown(hostile(samplePlan(kind))).replace(/(`+)[^]*?\1/g, '');
    expect(prose).not.toMatch(/<script|<img|!\[x\]\(/);
  });

  it.each(kinds)('%s: its result file can be read again', (kind) => {
    const plan = samplePlan(kind);
    expect(planResultFrom(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(() => planResultFrom({ ...plan, steps: 'x' })).toThrow('steps');
    expect(() => planResultFrom({ ...plan, schema: 'trigger-harness/plan/2' })).toThrow(
      'no result of schema',
    );
  });
});
