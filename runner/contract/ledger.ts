import type { CaseRecord, ContractResult, MatrixCell } from '../../model/contract-result.ts';
import type { Finding } from '../../model/judgement.ts';
import type { Mask } from '../../model/mask.ts';
import { rule, rules, type RuleId } from '../../model/rules.ts';
import { alwaysChecked } from './checked-rules.ts';
import type { Cause } from './causes/cause.ts';
import { keepRecord } from './kept-records.ts';
import { Latencies } from './latencies.ts';
import type { Records } from './records.ts';
import type { Exchange } from './session.ts';

/** A case that failed, kept whole for shrinking and for the report. */
export interface Failure {
  readonly exchange: Exchange;
  readonly findings: readonly Finding[];
}

/** Whole failures beyond this many are only counted: memory stays flat when everything fails. */
const keptFailures = 2000;
const keptCodes = 200;

type Counts = { -readonly [K in 'cases' | 'passed' | 'failed' | 'open']: number };

/** Takes in every case as it ends: counts, records, codes seen, latencies, the matrix, the failures. */
export class Ledger {
  readonly counts: Counts = { cases: 0, passed: 0, failed: 0, open: 0 };
  readonly failures: Failure[] = [];
  readonly sequenceFailures: Failure[] = [];
  readonly records: CaseRecord[] = [];
  readonly #codes = new Map<string, { status: number; error: number | null; count: number; text: string }>();
  readonly #cells = new Map<string, { -readonly [K in keyof MatrixCell]: MatrixCell[K] }>();
  readonly #latencies = new Latencies();
  readonly #file: Records;
  readonly #mask: Mask;
  /** Whether the target has an observer, so that effects are checked. */
  readonly #observed: boolean;

  constructor(file: Records, mask: Mask, observed: boolean) {
    this.#observed = observed;
    this.#file = file;
    this.#mask = mask;
  }

  /**
   * Takes in a case and what is wrong with it: of its response and, where there is an observer, of its effects.
   *
   * `alone` tells whether the case fails on its own, so that it can be tried again; a step of a sequence does not.
   */
  take(exchange: Exchange, findings: readonly Finding[], alone = true): void {
    const record = this.#recordOf(exchange, findings);
    this.#file.write(record);
    this.#count(exchange, record);
    const failures = alone ? this.failures : this.sequenceFailures;
    if (record.verdict === 'failed' && failures.length < keptFailures) failures.push({ exchange, findings });
  }

  /** Takes in what an earlier part of the run has recorded; a failure has to be tried again to be explained. */
  carry(exchange: Exchange, record: CaseRecord): void {
    this.#count(exchange, record);
  }

  #count(exchange: Exchange, record: CaseRecord): void {
    this.counts.cases++;
    this.counts[record.verdict]++;
    this.#latencies.take(record.latencyMs);
    this.#countCode(record);
    this.#countCells(exchange, record);
    keepRecord(this.records, record);
  }

  /** Counts a check of several requests that held. */
  held(id: RuleId, encoding: CaseRecord['encoding']): void {
    this.#cell(id, encoding ?? 'none').run++;
  }

  /** Charges a cause's failures to its own rule, where the case alone had named another. */
  charge({ rule: id, finding, failures }: Cause): void {
    if (id === finding.rule) return;
    for (const { exchange, findings } of failures) {
      const encoding = exchange.case.request.encoding ?? 'none';
      const named = findings.find(
        (other) => other.expected === finding.expected && other.got === finding.got,
      );
      if (named === undefined || named.rule === id) continue;
      this.#cell(named.rule, encoding).failed--;
      const cell = this.#cell(id, encoding);
      cell.failed++;
      if (!exchange.case.rules.includes(id)) cell.run++;
    }
  }

  matrix(): MatrixCell[] {
    return sortedCells(this.#cells.values());
  }

  codes(): ContractResult['codes'] {
    return sortedCodes(this.#codes.values());
  }

  latency(): ContractResult['latency'] {
    return this.#latencies.percentiles();
  }

  #recordOf({ case: c, observation, judgement }: Exchange, findings: readonly Finding[]): CaseRecord {
    const broken = [...new Set(findings.map((finding) => finding.rule))];
    return {
      id: c.id,
      kind: c.kind,
      title: c.title,
      rules: c.rules,
      ...(c.fault === undefined ? {} : { fault: c.fault.name }),
      seed: c.seed,
      ...(c.request.encoding === undefined ? {} : { encoding: c.request.encoding }),
      expects: judgement.expects,
      outcome: judgement.outcome,
      verdict: broken.length > 0 ? 'failed' : judgement.expects === 'open' ? 'open' : 'passed',
      ...(judgement.status === undefined ? {} : { status: judgement.status }),
      ...(judgement.error === undefined ? {} : { error: judgement.error }),
      ...(judgement.errorText === undefined
        ? {}
        : { errorText: this.#mask(judgement.errorText).slice(0, 200) }),
      latencyMs: round(observation.latencyMs),
      ...(broken.length > 0 ? { broken } : {}),
    };
  }

  #countCode(record: CaseRecord): void {
    if (record.status === undefined) return;
    const key = `${record.status} ${record.error ?? ''} ${record.errorText ?? ''}`;
    const seen = this.#codes.get(key);
    if (seen !== undefined) seen.count++;
    else if (this.#codes.size < keptCodes) {
      this.#codes.set(key, {
        status: record.status,
        error: record.error ?? null,
        count: 1,
        text: record.errorText ?? '',
      });
    }
  }

  #countCells(exchange: Exchange, record: CaseRecord): void {
    const { case: c } = exchange;
    const encoding = c.request.encoding ?? 'none';
    const broken = new Set<RuleId>(record.broken);
    for (const id of new Set<RuleId>([...c.rules, ...alwaysChecked(exchange, this.#observed), ...broken])) {
      const cell = this.#cell(id, encoding);
      cell.run++;
      if (broken.has(id)) cell.failed++;
      else if (record.verdict === 'open') cell.open++;
    }
  }

  #cell(id: RuleId, encoding: MatrixCell['encoding']): { -readonly [K in keyof MatrixCell]: MatrixCell[K] } {
    const key = `${id} ${encoding}`;
    let cell = this.#cells.get(key);
    if (cell === undefined) {
      cell = { subject: rule(id).about, rule: id, encoding, run: 0, failed: 0, open: 0 };
      this.#cells.set(key, cell);
    }
    return cell;
  }
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** Cells in the order of the table of rules. */
export function sortedCells(cells: Iterable<MatrixCell>): MatrixCell[] {
  return [...cells].sort((a, b) => order(a) - order(b) || a.encoding.localeCompare(b.encoding));
}

/** The most frequent first. */
export function sortedCodes(codes: Iterable<ContractResult['codes'][number]>): ContractResult['codes'] {
  return [...codes].sort(
    (a, b) => b.count - a.count || a.status - b.status || (a.error ?? 0) - (b.error ?? 0),
  );
}

function order(cell: MatrixCell): number {
  return ruleOrder.get(cell.rule) ?? 0;
}

const ruleOrder: ReadonlyMap<RuleId, number> = new Map(rules.map((known, i) => [known.id, i]));
