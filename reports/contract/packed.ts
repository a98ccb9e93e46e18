import type { ShownCase } from './case-view.ts';

/** A column whose values repeat: the values, and for each case which of them it has. */
export interface Dictionary {
  readonly values: readonly (string | number | null)[];
  readonly at: readonly number[];
}

/** The columns that are stored by dictionary. */
export const dictionaryColumns = [
  'kind',
  'title',
  'rules',
  'fault',
  'encoding',
  'expects',
  'outcome',
  'verdict',
  'status',
  'error',
  'errorText',
  'broken',
] as const;
export type DictionaryColumn = (typeof dictionaryColumns)[number];

/** What the page knows of a rule. */
export interface PackedRule {
  readonly statement: string;
  readonly source: string;
  readonly subject: string;
  readonly check: string;
}

/** All cases of a page, by column, as compressed into it. */
export interface PackedCases {
  readonly rules: Readonly<Record<string, PackedRule>>;
  /** For each case id the numbers of its causes, where it is an example of one. */
  readonly causes: Readonly<Record<string, readonly number[]>>;
  readonly targetFile: string;
  /** `~head` where the seed follows after a last `~` (base 36), else `=id`. */
  readonly ids: readonly string[];
  readonly seeds: readonly number[];
  /** Tenths of a millisecond. */
  readonly latencies: readonly number[];
  readonly columns: Readonly<Record<DictionaryColumn, Dictionary>>;
}

/** The cases of packed columns, in their order. */
export function unpackCases(packed: PackedCases): ShownCase[] {
  return packed.ids.map((id, index) => {
    const seed = packed.seeds[index] ?? 0;
    const record: Record<string, unknown> = {
      id: id.startsWith('~') ? `${id.slice(1)}~${seed.toString(36)}` : id.slice(1),
      seed,
      latencyMs: (packed.latencies[index] ?? 0) / 10,
    };
    for (const name of dictionaryColumns) {
      const column = packed.columns[name];
      const value = column.values[column.at[index] ?? 0];
      if (value === null || value === undefined) continue;
      record[name] = name === 'rules' || name === 'broken' ? String(value).split(' ') : value;
    }
    return record as unknown as ShownCase;
  });
}
