import { describe, expect, it } from 'vitest';
import type { MatrixCell } from '../../../model/contract-result.ts';
import { formatsSection } from '../../../reports/contract/formats.ts';
import { sampleContract } from '../sample.ts';

function cells(
  rule: MatrixCell['rule'],
  json: readonly [number, number],
  xml: readonly [number, number],
): MatrixCell[] {
  const cell = { subject: 'matching', rule, open: 0 } as const;
  return [
    { ...cell, encoding: 'json', failed: json[0], run: json[1] },
    { ...cell, encoding: 'xml', failed: xml[0], run: xml[1] },
  ];
}

const section = (matrix: readonly MatrixCell[]): string =>
  formatsSection({ ...sampleContract({ cases: 20 }), matrix }).html;

describe('JSON against XML', () => {
  it('calls a difference clear only where the choice of cases does not explain it', () => {
    const text = section([
      ...cells('matching.ignored', [5, 94], [3, 72]),
      ...cells('matching.mode', [0, 116], [13, 85]),
      ...cells('matching.requires', [98, 226], [60, 70]),
    ]);
    expect(text).toContain(
      '2 rules clearly failed more often in one format than in the other. 1 more rule differs',
    );
    expect(text).toMatch(
      /matching\.mode[^]*only in XML[^]*matching\.requires[^]*more often in XML[^]*matching\.ignored[^]*no clear difference/,
    );
  });

  it('says that nothing came out differently', () => {
    expect(section(cells('matching.mode', [0, 10], [0, 20]))).toContain('No rule came out differently');
  });
});
