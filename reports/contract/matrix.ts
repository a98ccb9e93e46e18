import type { MatrixCell } from '../../model/contract-result.ts';
import type { RuleSubject } from '../../model/rules.ts';
import { checkKind, checkKinds, hasRule, subjects, type CheckKind } from './checks.ts';

/** How many cases of a cell ran, failed, or came out open. */
export interface Tally {
  readonly run: number;
  readonly failed: number;
  readonly open: number;
}

export type FormatName = MatrixCell['encoding'];

/** One cell of the shown matrix; `ruled` tells whether any rule asks for it. */
export interface GridCell {
  readonly check: CheckKind;
  readonly ruled: boolean;
  readonly all: Tally;
  readonly byFormat: Readonly<Record<FormatName, Tally>>;
}

export interface GridRow {
  readonly subject: RuleSubject;
  readonly cells: readonly GridCell[];
  readonly total: GridCell;
}

export interface Grid {
  readonly rows: readonly GridRow[];
  readonly totals: readonly GridCell[];
  readonly total: GridCell;
}

/** The result's cells, one a rule, as the grid that is shown: subjects by kinds of check, with totals. */
export function gridOf(cells: readonly MatrixCell[]): Grid {
  const present = subjects.filter(
    (subject) =>
      checkKinds.some((kind) => hasRule(subject, kind)) || cells.some((c) => c.subject === subject),
  );
  const rows = present.map((subject) =>
    rowOf(
      subject,
      cells.filter((cell) => cell.subject === subject),
    ),
  );
  return {
    rows,
    totals: checkKinds.map((check) =>
      cellOf(
        check,
        true,
        cells.filter((cell) => checkKind(cell.rule) === check),
      ),
    ),
    total: cellOf('always', true, cells),
  };
}

/** The sum of some cells. */
export function tally(cells: readonly MatrixCell[]): Tally {
  let [run, failed, open] = [0, 0, 0];
  for (const cell of cells) {
    run += cell.run;
    failed += cell.failed;
    open += cell.open;
  }
  return { run, failed, open };
}

function rowOf(subject: RuleSubject, cells: readonly MatrixCell[]): GridRow {
  return {
    subject,
    cells: checkKinds.map((check) => {
      const own = cells.filter((cell) => checkKind(cell.rule) === check);
      return cellOf(check, own.length > 0 || hasRule(subject, check), own);
    }),
    total: cellOf('always', true, cells),
  };
}

function cellOf(check: CheckKind, ruled: boolean, cells: readonly MatrixCell[]): GridCell {
  const of = (format: FormatName): Tally => tally(cells.filter((cell) => cell.encoding === format));
  return {
    check,
    ruled,
    all: tally(cells),
    byFormat: { json: of('json'), xml: of('xml'), none: of('none') },
  };
}
