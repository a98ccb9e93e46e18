import type { Assignment, Case, Space } from '../model/case.ts';
import { HarnessError } from '../model/errors.ts';
import { randomFrom, type Random } from '../model/random.ts';
import type { Target } from '../model/target.ts';
import { buildCase } from './build.ts';
import { productOf, type CombinationModel } from './combinations/index.ts';
import { faultModelFor } from './fault-model.ts';
import type { FaultName } from './faults/definition.ts';
import { faults, nameOf } from './faults/index.ts';
import { fixedWays } from './plan/random-rows.ts';
import { modelFor } from './space.ts';

export interface SampleOptions {
  readonly seed: number;
  readonly kind: 'valid' | 'invalid';
  /** Default: those that the target serves. */
  readonly spaces?: readonly Space[] | undefined;
}

/** Rows to choose from, with what is broken in them. */
interface Source {
  readonly space: Space;
  readonly fault: FaultName | undefined;
  pick(random: Random): Assignment;
}

/**
 * Endless cases in random order, each way to name a profile and each fault as likely as any other.
 *
 * HarnessError `sample.empty` where the target can serve none.
 */
export function* sampleCases(target: Target, options: SampleOptions): Generator<Case> {
  const wanted = options.spaces ?? (['launch', 'link'] as const);
  const sources = options.kind === 'valid' ? validSources(target, wanted) : invalidSources(target, wanted);
  if (sources.length === 0) {
    throw new HarnessError(
      'callAtFault',
      'sample.empty',
      `the target serves no ${options.kind} requests of that kind`,
    );
  }
  const random = randomFrom(options.seed);
  for (;;) {
    const source = random.pick(sources);
    const row = source.pick(random);
    yield buildCase(source.space, row, source.fault, random.below(0x100000000), target);
  }
}

function validSources(target: Target, wanted: readonly Space[]): Source[] {
  return wanted.flatMap((space): Source[] => {
    const { model, unavailable } = modelFor(space, target);
    if (unavailable !== undefined) return [];
    return fixedWays(space, model).map((fixed) => ({ space, fault: undefined, pick: picker(model, fixed) }));
  });
}

function invalidSources(target: Target, wanted: readonly Space[]): Source[] {
  return faults.flatMap((fault): Source[] => {
    if (fault.expects !== 'reject' || !wanted.includes(fault.space)) return [];
    const found = faultModelFor(fault, target);
    if ('reason' in found) return [];
    return [{ space: fault.space, fault: nameOf(fault), pick: picker(found.model, found.fixed) }];
  });
}

/** Picks a row of a product that is only opened when it is first needed. */
function picker(model: CombinationModel, fixed: Assignment): Source['pick'] {
  let product: ReturnType<typeof productOf> | undefined;
  return (random) => {
    product ??= productOf(model, fixed);
    return product.at(Math.floor(random.next() * product.size));
  };
}
