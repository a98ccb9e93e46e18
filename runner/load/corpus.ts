import { makeCorpus, type CorpusOptions, type CorpusText } from '../../generators/corpus/corpus.ts';
import { rules } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { lineExpectation } from './line-expectation.ts';
import { profileCorpus } from './profile-corpus.ts';
import type { LoadOptions } from './options.ts';

/** The requests of a run, each with what it must get on this target. */
export async function corpusFor(target: Target, options: LoadOptions, planned: number): Promise<CorpusText> {
  // The generators bring their data with them: they are loaded only where a corpus is made.
  const source = options.source ?? (await import('./case-source.ts')).caseSource;
  if (options.profiles !== undefined)
    return profileCorpus(options.profiles, target, source, options, planned);
  return makeCorpus(target, source, {
    seed: options.seed,
    ...sizeAndKinds(options, planned),
    expectationOf: (testCase) => lineExpectation(testCase, target),
  });
}

/** A smoke run sends each of its requests, of every kind that the target offers; others go round theirs. */
function sizeAndKinds(
  { scenario, mix, kinds, xml, corpusSize }: LoadOptions,
  planned: number,
): Omit<CorpusOptions, 'seed' | 'expectationOf'> {
  if (scenario === 'smoke') {
    const each = { single: 40, audience: 20, attach: 20, link: 20 };
    const lenient = kinds === undefined;
    return { mix, kinds: kinds ?? each, xml: xml ?? 50, size: planned, inTurn: true, lenient };
  }
  const size = Math.max(100, Math.min(corpusSize ?? 5000, Math.ceil(planned / 100) * 100));
  return { mix, kinds, xml, size };
}

/** Rules for every response that the target file declares open. */
export function waivedRules({ expectations }: Target): string[] {
  return rules
    .filter(({ id, expects }) => expects === 'always' && expectations[id]?.expects === 'open')
    .map(({ id }) => id);
}
