import { deflateSync } from 'node:zlib';
import type { CaseRecord, ContractResult } from '../../model/contract-result.ts';
import { rule, rules, sourceOf } from '../../model/rules.ts';
import { groupOf, groups, targetFileOf } from './case-view.ts';
import { ranked } from './causes.ts';
import { checkKind } from './checks.ts';
import {
  dictionaryColumns,
  type Dictionary,
  type DictionaryColumn,
  type PackedCases,
  type PackedRule,
} from './packed.ts';

/** Longest `error_text` and title in the list, in characters. */
const longestCell = 300;

/** All cases of a result in the list's order: examples, failed, open, passed; each once. */
export function listedCases(result: ContractResult): CaseRecord[] {
  const byId = new Map<string, CaseRecord>();
  for (const record of [...result.examples, ...result.cases]) {
    // A case that was sent again under its id, as in a replay, is listed once, as the worst that it got.
    if (byId.get(record.id)?.verdict !== 'failed') byId.set(record.id, shortened(record));
  }
  const rank = new Map(groups.map((group, index) => [group, index]));
  return [...byId.values()].sort((a, b) => (rank.get(groupOf(a)) ?? 0) - (rank.get(groupOf(b)) ?? 0));
}

/** A record without texts that only a faulty target or generator would make so long. */
function shortened(record: CaseRecord): CaseRecord {
  const { errorText, title } = record;
  if (title.length <= longestCell && (errorText?.length ?? 0) <= longestCell) return record;
  return {
    ...record,
    title: cutCell(title),
    ...(errorText !== undefined && { errorText: cutCell(errorText) }),
  };
}

function cutCell(text: string): string {
  return text.length > longestCell ? `${text.slice(0, longestCell)}…` : text;
}

/** The cases as compressed columns in base64, leaving out from the end what would exceed `limit` characters. */
export function packWithin(
  result: ContractResult,
  records: readonly CaseRecord[],
  limit: number,
): { readonly data: string; readonly kept: number } {
  let kept = limit > 0 ? records.length : 0;
  for (;;) {
    const data = deflated(packCases(result, records.slice(0, kept)));
    if (kept === 0 || data.length <= limit) return { data, kept };
    // A little less than the share that fits, so that a second try is seldom needed.
    kept = Math.floor(kept * Math.min(0.9, (limit / data.length) * 0.95));
  }
}

/** The cases by column, each value once. */
export function packCases(result: ContractResult, records: readonly CaseRecord[]): PackedCases {
  return {
    rules: Object.fromEntries(rules.map((entry) => [entry.id, packedRule(entry.id)])),
    causes: causesByCase(result),
    targetFile: targetFileOf(result.run.command),
    ids: records.map(({ id, seed }) => {
      const tail = `~${seed.toString(36)}`;
      return id.endsWith(tail) ? `~${id.slice(0, -tail.length)}` : `=${id}`;
    }),
    seeds: records.map((record) => record.seed),
    latencies: records.map((record) => Math.round(record.latencyMs * 10)),
    columns: Object.fromEntries(
      dictionaryColumns.map((name) => [name, dictionary(records.map((record) => cell(record, name)))]),
    ) as Record<DictionaryColumn, Dictionary>,
  };
}

function deflated(packed: PackedCases): string {
  return deflateSync(JSON.stringify(packed), { level: 6 }).toString('base64');
}

function packedRule(id: Parameters<typeof rule>[0]): PackedRule {
  const { statement, about } = rule(id);
  return { statement, source: sourceOf(id), subject: about, check: checkKind(id) };
}

function causesByCase(result: ContractResult): Record<string, number[]> {
  const causes: Record<string, number[]> = Object.create(null) as Record<string, number[]>;
  for (const [index, cause] of ranked(result.violations).entries()) {
    for (const id of new Set([cause.case, ...cause.examples])) (causes[id] ??= []).push(index + 1);
  }
  return causes;
}

function cell(record: CaseRecord, name: DictionaryColumn): string | number | null {
  if (name === 'rules') return record.rules.join(' ');
  if (name === 'broken') return record.broken?.join(' ') ?? null;
  return record[name] ?? null;
}

function dictionary(cells: readonly (string | number | null)[]): Dictionary {
  const places = new Map<string | number | null, number>();
  const at = cells.map((value) => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  return { values: [...places.keys()], at };
}
