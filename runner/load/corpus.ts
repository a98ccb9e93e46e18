import { makeCorpus, type CorpusText } from '../../generators/corpus/corpus.ts';
import type { LineExpectation } from '../../generators/corpus/line.ts';
import { expectationOf } from '../../contracts/expectation.ts';
import type { Case } from '../../model/case.ts';
import { rules } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import type { LoadOptions } from './options.ts';

/** The requests of a run, each with what it must get on this target. */
export async function corpusFor(target: Target, options: LoadOptions, planned: number): Promise<CorpusText> {
  // The generators bring their data with them: they are loaded only where a corpus is made.
  const source = options.source ?? (await import('./case-source.ts')).caseSource;
  const size = Math.max(100, Math.min(options.corpusSize ?? 5000, Math.ceil(planned / 100) * 100));
  return makeCorpus(target, source, {
    seed: options.seed,
    mix: options.mix,
    size,
    expectationOf: (testCase) => lineExpectation(testCase, target),
  });
}

function lineExpectation(testCase: Case, target: Target): LineExpectation | undefined {
  const { expects, errors, rule } = expectationOf(testCase, target.expectations);
  if (expects === 'open') return undefined;
  return { expects, rule, ...(errors === undefined ? {} : { errors }) };
}

/** Rules for every response that the target file declares open. */
export function waivedRules({ expectations }: Target): string[] {
  return rules
    .filter(({ id, expects }) => expects === 'always' && expectations[id]?.expects === 'open')
    .map(({ id }) => id);
}
