import { describe, expect, it } from 'vitest';
import type { MatrixCell } from '../../../model/contract-result.ts';
import { rules } from '../../../model/rules.ts';
import { checkKind, checkKinds } from '../../../reports/contract/checks.ts';
import { heat } from '../../../reports/contract/heat.ts';
import { differences } from '../../../reports/contract/formats.ts';
import { gridOf } from '../../../reports/contract/matrix.ts';
import { matrixSection } from '../../../reports/contract/matrix-section.ts';
import { sampleContract } from '../sample.ts';

const cells: MatrixCell[] = [
  { subject: 'token', rule: 'token.type', encoding: 'json', run: 10, failed: 10, open: 0 },
  { subject: 'token', rule: 'token.required', encoding: 'json', run: 6, failed: 0, open: 0 },
  { subject: 'token', rule: 'token.required', encoding: 'xml', run: 4, failed: 1, open: 0 },
  { subject: 'matching', rule: 'matching.form', encoding: 'xml', run: 3, failed: 0, open: 3 },
];

describe('kinds of check', () => {
  it.each([
    ['token.required', 'missing'],
    ['matching.requires', 'missing'],
    ['token.type', 'type'],
    ['matching.type-of-key', 'type'],
    ['custom.value-type', 'type'],
    ['transport.doctype', 'value'],
    ['resource.bounds', 'value'],
    ['resource.form', 'open'],
    ['resource.range', 'taken'],
    ['effect.once', 'always'],
  ] as const)('%s counts under %s', (id, kind) => {
    expect(checkKind(id)).toBe(kind);
  });

  it('has a column for every rule', () => {
    for (const rule of rules) expect(checkKinds).toContain(checkKind(rule.id));
  });
});

describe('the grid', () => {
  const grid = gridOf(cells);
  const token = grid.rows.find((row) => row.subject === 'token');

  it('sums cells by subject and kind, by format, and in all', () => {
    const missing = token?.cells.find((cell) => cell.check === 'missing');
    expect(missing?.all).toEqual({ run: 10, failed: 1, open: 0 });
    expect(missing?.byFormat.xml).toEqual({ run: 4, failed: 1, open: 0 });
    expect(token?.total.all).toEqual({ run: 20, failed: 11, open: 0 });
    expect(grid.total.all).toEqual({ run: 23, failed: 11, open: 3 });
  });

  it('tells a cell without a rule from one where nothing ran', () => {
    expect(token?.cells.find((cell) => cell.check === 'taken')?.ruled).toBe(false);
    expect(token?.cells.find((cell) => cell.check === 'value')).toMatchObject({
      ruled: true,
      all: { run: 0 },
    });
    const text = matrixSection({ ...sampleContract({ cases: 20 }), matrix: cells }).html;
    const cell = /<td class="h4" data-json="10\/10"[^]*?<\/td>/.exec(text)?.[0];
    expect(cell).toContain('href="#cases?subject=token&amp;check=type"');
    expect(cell).toContain('>10/10<');
    expect(text).toContain('nothing ran');
    expect(text).toContain('no rule');
  });

  it('shades in five steps', () => {
    const steps = [[0, 50], [1, 50], [20, 50], [30, 50], [50, 50]] as const; // prettier-ignore
    expect(steps.map(([failed, run]) => heat({ failed, run }))).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('JSON against XML', () => {
  it('names the rules whose share of failures differs', () => {
    expect(differences(cells).map(({ id }) => id)).toEqual(['token.required']);
    expect(differences(cells.slice(0, 1))).toEqual([]);
  });
});
