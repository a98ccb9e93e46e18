import type { PeerRun } from './peer.ts';

/** A run, or why there is none. */
export type Cell = PeerRun | { readonly notRun: string };

/** A peer's runs by fault; the healthy site is `healthy`. */
export interface Row {
  readonly peer: string;
  readonly setUp: string;
  readonly version: string;
  readonly runs: Readonly<Record<string, Cell>>;
}

export const healthy = 'healthy';

const isRun = (cell: Cell | undefined): cell is PeerRun => cell !== undefined && 'cases' in cell;
const text = (value: number | undefined, digits: number): string =>
  value === undefined || !Number.isFinite(value)
    ? '–'
    : value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });

/** It failed, and with something that the healthy site does not show. */
export function isFound({ runs }: Row, fault: string): boolean {
  const run = runs[fault];
  const atRest = runs[healthy];
  if (!isRun(run) || !run.failed) return false;
  const usual = isRun(atRest) ? atRest.failures : [];
  return usual.length === 0 || run.failures.some((failure) => !usual.includes(failure));
}

const numbers = (names: readonly string[]): string => names.map((name) => Number(name.slice(5, 7))).join(' ');

function share(row: Row, faults: readonly string[]): string {
  const ran = faults.filter((fault) => isRun(row.runs[fault]));
  if (ran.length === 0) return '–';
  const missed = ran.filter((fault) => !isFound(row, fault));
  const found = `${ran.length - missed.length}/${ran.length}`;
  return missed.length === 0 ? found : `${found} (not ${numbers(missed)})`;
}

/** The table in Markdown: figures of the run on the healthy site, and what was found on the others. */
export function tableOf(rows: readonly Row[], faults: readonly string[]): string {
  const easy = faults.filter((name) => Number(name.slice(5, 7)) <= 8);
  const hard = faults.filter((name) => Number(name.slice(5, 7)) > 8);
  const lines = rows.map((row) => {
    const run = row.runs[healthy];
    const figures = isRun(run)
      ? [
          text(run.cases, 0),
          text(run.cases / run.seconds, 0),
          text(run.cases / run.cpuSeconds, 0),
          text(run.peakRssMb, 0),
          run.firstRequestSeconds === undefined ? '–' : `${text(run.firstRequestSeconds, 2)} s`,
          text(run.tokenCopies, 0),
          run.failed ? '**red**' : 'green',
        ]
      : Array.from({ length: 7 }, () => '–');
    const setUp = run !== undefined && 'notRun' in run ? run.notRun : row.setUp;
    return [`${row.peer} ${row.version}`.trim(), setUp, ...figures, share(row, easy), share(row, hard)];
  });
  const head = [
    'tool',
    'set-up',
    'cases',
    'cases/s',
    'cases a CPU second',
    'peak MB',
    'first request',
    'token in its output',
    'healthy',
    'faults 1–8',
    '9–14',
  ];
  return markdown([head, ...lines]);
}

/** The fewest parameters of any request that shows a fault, in their order; the crashes ask for no token either. */
const fewest = [2, 3, 4, 0, 4, 3, 4, 0, 5, 4, 5, 5, 5, 4];

/** How many parameters each printed for its smallest request, by fault. */
export function parametersTable(rows: readonly Row[], faults: readonly string[]): string {
  const lines = rows.map((row) => [
    row.peer,
    ...faults.map((fault) => {
      const run = row.runs[fault];
      return isRun(run) && isFound(row, fault) ? text(run.parameters, 0) : '';
    }),
  ]);
  const least = [
    'the fewest possible',
    ...faults.map((name) => text(fewest[Number(numbers([name])) - 1], 0)),
  ];
  return markdown([['tool', ...faults.map((name) => numbers([name]))], least, ...lines]);
}

/** What this harness said of each fault. */
export function harnessTable(row: Row | undefined, faults: readonly string[]): string {
  if (row === undefined) return '';
  const lines = faults.map((fault) => {
    const run = row.runs[fault];
    if (!isRun(run)) return [fault, run?.notRun ?? '–', '', ''];
    return [fault, run.named === true ? 'yes' : 'no', run.minimal === true ? 'yes' : 'no', run.detail];
  });
  return markdown([['fault', 'rule named', 'parameters exact', 'causes'], ...lines]);
}

function markdown([head = [], ...lines]: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(head), `|${head.map(() => '---').join('|')}|`, ...lines.map(row)].join('\n');
}
