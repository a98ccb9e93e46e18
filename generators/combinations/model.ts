import type { Assignment } from '../../model/case.ts';

/** One thing that varies, and the levels it can take (at least one, each once). */
export interface Factor {
  readonly name: string;
  readonly levels: readonly string[];
}

/** What levels may stand together; `allows` must be pure, and is called with the levels of just its factors. */
export interface Constraint {
  readonly name: string;
  readonly factors: readonly string[];
  allows(levels: Assignment): boolean;
}

/** Factors and constraints; a row has one level for each factor and breaks no constraint. */
export interface CombinationModel {
  readonly factors: readonly Factor[];
  readonly constraints: readonly Constraint[];
}
