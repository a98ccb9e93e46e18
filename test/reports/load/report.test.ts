import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LoadResult } from '../../../model/load-result.ts';
import { renderLoadReport } from '../../../reports/load/index.ts';
import { comparable } from '../comparable.ts';
import { sampleLoadResult, type SampleKind } from './sample.ts';
import { hostileLoadResult, hostileTexts } from './hostile.ts';

const kinds: readonly SampleKind[] = ['healthy', 'failing', 'invalid', 'stalls', 'ramp', 'partial'];
const largest = 150_000;

const text = (page: string): string =>
  page
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');

describe('load report', () => {
  it('is the same as the golden file (UPDATE_GOLDEN=1 writes it again)', () => {
    const golden = new URL('../../golden/reports/load-failing.html', import.meta.url);
    const page = comparable(
      renderLoadReport(sampleLoadResult('failing', 60), sampleLoadResult('healthy', 60)),
    );
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, page);
    expect(page).toBe(readFileSync(golden, 'utf8'));
    expect(page).not.toBe(comparable(renderLoadReport(sampleLoadResult('failing', 61))));
  });

  it.each(kinds)('%s: at most 150 KB for half an hour, beside another run', (kind) => {
    const page = renderLoadReport(sampleLoadResult(kind, 1800), sampleLoadResult('healthy', 300));
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(largest);
  });

  it('stays within 150 KB with many long and hostile errors', () => {
    const page = renderLoadReport(hostileLoadResult(1800), sampleLoadResult('healthy', 300));
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(largest);
    expect(Buffer.byteLength(page + ' '.repeat(largest))).toBeGreaterThan(largest);
  });

  it.each(kinds)(
    '%s: no inline style or handler, no id twice, every aria reference has its element',
    (kind) => {
      const page = renderLoadReport(sampleLoadResult(kind, 120));
      const body = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '');
      expect(body).not.toMatch(/<[^>]*\s(style|on\w+)=/);
      expect('<p style="x">').toMatch(/<[^>]*\s(style|on\w+)=/);
      const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, named] of body.matchAll(/aria-labelledby="([^"]+)"/g)) {
        for (const id of (named ?? '').split(' ')) expect(ids).toContain(id);
      }
      expect(body).not.toMatch(/NaN|Infinity|undefined/);
    },
  );

  it('gives each verdict its word and its answer', () => {
    const said = Object.fromEntries(
      kinds.map((kind) => [kind, text(renderLoadReport(sampleLoadResult(kind, 240)))]),
    );
    expect(said['healthy']).toContain('PASS');
    expect(said['healthy']).toContain('Yes, at up to 120/s');
    expect(said['failing']).toContain('Not like this: the platform took 120/s');
    expect(said['failing']).toContain('these times are no promise');
    expect(said['invalid']).toContain('INVALID RUN');
    expect(said['invalid']).toContain('No times can be worked out from this run.');
    expect(said['invalid']).toContain('The generator was the limit');
    expect(said['partial']).toContain('INCOMPLETE');
    expect(said['stalls']).toContain('The target stood still once');
    expect(said['healthy']).not.toContain('stood still');
    expect(said['ramp']).toContain('p95 by the rate asked for');
    expect(said['healthy']).not.toContain('p95 by the rate asked for');
  });

  it('says of a percentile with too few samples that it has too few, and why', () => {
    const page = text(renderLoadReport(sampleLoadResult('healthy', 5, 20)));
    expect(page).toContain('too few samples');
    expect(page).toContain('p99.9 needs 10,000; there are 100.');
    expect(text(renderLoadReport(sampleLoadResult('healthy', 600)))).not.toContain('p99.9 needs');
  });

  it('says how exact its percentiles are', () => {
    expect(text(renderLoadReport(sampleLoadResult('healthy', 30)))).toContain('Percentiles are exact');
    expect(text(renderLoadReport(sampleLoadResult('healthy', 90)))).toContain('buckets are 9 % wide');
  });

  it('renders a run in which nothing happened', () => {
    const nothing: LoadResult = {
      ...sampleLoadResult('partial', 0),
      latency: { p50: null, p90: null, p95: null, p99: null, 'p99.9': null, max: null },
      rate: { asked: 0, reached: 0 },
      thresholds: [],
      phases: [],
      kinds: [],
    };
    const page = text(renderLoadReport(nothing));
    expect(page).toContain('INCOMPLETE');
    expect(page).toContain('No request was finished.');
    expect(page).not.toMatch(/NaN|Infinity/);
  });

  it('leaves what the target said without effect, and visible', () => {
    const page = renderLoadReport(hostileLoadResult(60));
    const body = page.replace(/<(style|script)>[\s\S]*?<\/\1>/, '');
    for (const hostile of hostileTexts) expect(page).not.toContain(hostile);
    expect(body.match(/<script/g)).toHaveLength(1);
    expect(body).not.toMatch(/<img|<iframe|<svg onload/);
    expect(body).toContain('&lt;script&gt;');
    expect(body).toContain('\u241b');
    expect(body).toContain('U+202E');
  });
});
