import type { Case } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';

/** What the cases of a plan are written from. */
export interface ExportInput {
  readonly target: Target;
  readonly seed: number;
  /** The cases, from the first one each time. */
  readonly cases: () => Iterable<Case>;
}

/** A file in pieces, so that no format needs all cases in memory. */
export interface ExportFile {
  readonly name: string;
  readonly text: Iterable<string>;
}

/** Writes cases for another tool; the token stands as a placeholder or a variable in all of them. */
export type Exporter = (input: ExportInput) => readonly ExportFile[];
