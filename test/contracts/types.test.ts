import { describe, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { caseRecord, contractResult } from '../../contracts/results/contract.ts';
import type { loadResult } from '../../contracts/results/load.ts';
import type { regressResult } from '../../contracts/results/regress.ts';
import type { TargetFile } from '../../contracts/target/schema.ts';
import type { CaseRecord, ContractResult } from '../../model/contract-result.ts';
import type { LoadResult } from '../../model/load-result.ts';
import type { RegressResult } from '../../model/regress-result.ts';
import type { Target } from '../../model/target.ts';

type Frozen<T> = T extends readonly [infer A, infer B]
  ? readonly [A, B]
  : T extends readonly (infer Item)[]
    ? readonly Frozen<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Frozen<T[Key]> }
      : T;

/** What resolving fills in or makes of the file. */
type Resolved = 'name' | 'capabilities' | 'expectations';

describe('the schemas', () => {
  it('have the types of the model', () => {
    expectTypeOf<Frozen<z.output<typeof contractResult>>>().toEqualTypeOf<Frozen<ContractResult>>();
    expectTypeOf<Frozen<z.output<typeof caseRecord>>>().toEqualTypeOf<Frozen<CaseRecord>>();
    expectTypeOf<Frozen<z.output<typeof loadResult>>>().toEqualTypeOf<Frozen<LoadResult>>();
    expectTypeOf<Frozen<Omit<TargetFile, Resolved | '$schema'>>>().toEqualTypeOf<
      Frozen<Omit<Target, Resolved | 'overridden'>>
    >();
    expectTypeOf<Frozen<TargetFile['expectations'][string]>>().toEqualTypeOf<
      Frozen<NonNullable<Target['expectations']['matching.nobody']>>
    >();
    expectTypeOf<Exclude<keyof TargetFile, '$schema'>>().toEqualTypeOf<Exclude<keyof Target, 'overridden'>>();
    expectTypeOf<Frozen<z.output<typeof regressResult>>>().toEqualTypeOf<Frozen<RegressResult>>();
    expectTypeOf<keyof TargetFile['capabilities']>().toEqualTypeOf<keyof Target['capabilities']>();
  });
});
