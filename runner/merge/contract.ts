import type { Skip } from '../../model/case.ts';
import type { CaseRecord, ContractResult, MatrixCell, RunFacts } from '../../model/contract-result.ts';
import { sortedCells, sortedCodes } from '../contract/ledger.ts';
import { Latencies } from '../contract/latencies.ts';
import { keepRecord } from '../contract/kept-records.ts';
import { checkSame, commonFacts, notTogether, type Part } from './same-run.ts';
import { mergedViolations } from './violations.ts';

/** A shard with the lines of its cases.jsonl, which are read while they are merged. */
export interface ContractPart extends Part<ContractResult> {
  readonly cases: AsyncIterable<CaseRecord> | Iterable<CaseRecord>;
}

export interface ContractMergeOptions {
  /** Takes each case in turn, for the cases.jsonl of all. */
  readonly onCase?: (record: CaseRecord) => void;
  readonly command: string;
}

/**
 * One result of several shards of a contract run. Shards that are missing are said, and make it partial.
 *
 * @throws HarnessError (exit 2) for results of different runs, a whole run among shards, or a shard that comes twice.
 */
export async function mergeContract(
  parts: readonly ContractPart[],
  { onCase, command }: ContractMergeOptions,
): Promise<ContractResult> {
  checkSame(parts, ({ schema, run }) => ({
    schema,
    ...commonFacts(run),
    host: run.host,
    shards: shardsOf(run),
  }));
  const ordered = inOrder(parts);
  const missing = missingShards(ordered);
  const results = ordered.map(({ result }) => result);
  const [first] = results as [ContractResult, ...ContractResult[]];
  const violations = mergedViolations(results.flatMap((result) => result.violations));
  const skipped = distinct(results.flatMap((result) => result.skipped));
  const coverage = coverageOf(results, missing);
  const { records, latency, notes } = await casesOf(ordered, onCase);
  const counts = countsOf(results, skipped.length);
  const partial = ordered.flatMap(({ file, result }) =>
    result.verdict === 'partial' ? [`${file}: ${result.reason}`] : [],
  );
  const gaps = [
    ...(missing.length === 0 ? [] : [`missing: shard ${missing.join(', ')} of ${first.run.shard?.of ?? 0}`]),
    ...partial,
    ...(coverage.length === 0 ? ['the combinations exercised are not known'] : []),
    ...notes,
  ];
  const whole = missing.length === 0 && partial.length === 0;
  return {
    schema: first.schema,
    verdict: violations.length > 0 ? 'fail' : whole ? 'pass' : 'partial',
    reason: [
      reasonOf(
        counts,
        violations.map(({ rule }) => rule),
      ),
      ...gaps,
    ].join('; '),
    counts,
    violations,
    matrix: matrixOf(results),
    skipped,
    coverage,
    codes: codesOf(results),
    examples: distinctById(results.flatMap((result) => result.examples)),
    cases: records,
    casesFile: 'cases.jsonl',
    latency,
    run: factsOf(results, command),
  };
}

function shardsOf({ shard }: RunFacts): string {
  return shard === undefined ? 'no shard' : `one of ${shard.of}`;
}

function inOrder(parts: readonly ContractPart[]): ContractPart[] {
  const seen = new Map<number, string>();
  for (const { file, result } of parts) {
    const { shard } = result.run;
    if (shard === undefined) {
      throw notTogether(
        'merge.no-shard',
        `${file} is the result of a whole run, not of a shard`,
        'Merge the results of `contract --shard 1/3`, `2/3` and so on.',
      );
    }
    const before = seen.get(shard.index);
    if (before !== undefined) {
      throw notTogether(
        'merge.twice',
        `shard ${shard.index} of ${shard.of} comes twice: ${before} and ${file}`,
        'Name the result of each shard once.',
      );
    }
    seen.set(shard.index, file);
  }
  const indexOf = ({ result }: ContractPart): number => result.run.shard?.index ?? 0;
  return [...parts].sort((a, b) => indexOf(a) - indexOf(b));
}

function missingShards(parts: readonly ContractPart[]): number[] {
  const there = new Set(parts.map(({ result }) => result.run.shard?.index));
  const of = parts[0]?.result.run.shard?.of ?? 0;
  return Array.from({ length: of }, (_, i) => i + 1).filter((index) => !there.has(index));
}

function countsOf(results: readonly ContractResult[], skipped: number): ContractResult['counts'] {
  const sum = (key: 'cases' | 'passed' | 'failed' | 'open'): number =>
    results.reduce((total, { counts }) => total + counts[key], 0);
  return { cases: sum('cases'), passed: sum('passed'), failed: sum('failed'), open: sum('open'), skipped };
}

function reasonOf({ cases, failed }: ContractResult['counts'], broken: readonly string[]): string {
  const [first, ...more] = broken;
  if (first === undefined) return `${cases} cases ran, and none broke a rule`;
  return `${failed} of ${cases} cases failed: ${first}${more.length === 0 ? '' : ` and ${more.length} more`}`;
}

/** Every shard knows what all exercise together; it holds only if all are there and came to their end. */
function coverageOf(
  results: readonly ContractResult[],
  missing: readonly number[],
): ContractResult['coverage'] {
  const [first, ...others] = results.map(({ coverageOfShards }) => coverageOfShards);
  const same = others.every((one) => JSON.stringify(one) === JSON.stringify(first));
  return missing.length === 0 && same ? (first ?? []) : [];
}

async function casesOf(
  parts: readonly ContractPart[],
  onCase: ((record: CaseRecord) => void) | undefined,
): Promise<Pick<ContractResult, 'latency'> & { records: CaseRecord[]; notes: string[] }> {
  const records: CaseRecord[] = [];
  const latencies = new Latencies();
  const notes: string[] = [];
  for (const { file, result, cases } of parts) {
    let count = 0;
    for await (const record of cases) {
      count++;
      keepRecord(records, record);
      latencies.take(record.latencyMs);
      onCase?.(record);
    }
    if (count !== result.counts.cases)
      notes.push(`${file}: ${count} of ${result.counts.cases} cases are listed, latencies are of these`);
  }
  return { records, latency: latencies.percentiles(), notes };
}

function matrixOf(results: readonly ContractResult[]): MatrixCell[] {
  const cells = new Map<string, MatrixCell>();
  for (const cell of results.flatMap(({ matrix }) => matrix)) {
    const key = `${cell.rule} ${cell.encoding}`;
    const { run, failed, open } = cells.get(key) ?? { run: 0, failed: 0, open: 0 };
    cells.set(key, { ...cell, run: run + cell.run, failed: failed + cell.failed, open: open + cell.open });
  }
  return sortedCells(cells.values());
}

function codesOf(results: readonly ContractResult[]): ContractResult['codes'] {
  const codes = new Map<string, ContractResult['codes'][number]>();
  for (const code of results.flatMap((result) => result.codes)) {
    const key = JSON.stringify([code.status, code.error, code.text]);
    codes.set(key, { ...code, count: (codes.get(key)?.count ?? 0) + code.count });
  }
  return sortedCodes(codes.values());
}

function distinct(skipped: readonly Skip[]): Skip[] {
  return [
    ...new Map(skipped.map((skip) => [JSON.stringify([skip.rule, skip.fault, skip.reason]), skip])).values(),
  ];
}

function distinctById(records: readonly CaseRecord[]): CaseRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Shards run at the same time or one after the other: the run lasts from the first start to the last end. */
function factsOf(results: readonly ContractResult[], command: string): RunFacts {
  const { shard: _shard, ...facts } = (results[0] as ContractResult).run;
  const starts = results.map(({ run }) => Date.parse(run.startedAt));
  const ends = results.map(({ run }) => Date.parse(run.startedAt) + run.durationMs);
  return {
    ...facts,
    startedAt: new Date(Math.min(...starts)).toISOString(),
    durationMs: Math.max(...ends) - Math.min(...starts),
    command,
    requests: results.reduce((sum, { run }) => sum + run.requests, 0),
  };
}
