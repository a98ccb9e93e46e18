import { LineCorpus, type CorpusText } from '../../generators/corpus/corpus.ts';
import { lineOf, type CorpusLine } from '../../generators/corpus/line.ts';
import { takeInShares } from '../../generators/corpus/shares.ts';
import type { CaseSource } from '../../generators/corpus/source.ts';
import type { Case } from '../../model/case.ts';
import { HarnessError } from '../../model/errors.ts';
import { tokenPlaceholder } from '../../model/secrets.ts';
import type { Target } from '../../model/target.ts';
import { lineExpectation } from './line-expectation.ts';
import type { LoadOptions } from './options.ts';
import { makeProfileGuard } from './profile-guard.ts';
import { profileRows, type ProfileRow } from './profile-rows.ts';

/**
 * A request for each profile of a file, in its order, as many as are planned; fewer rows are gone round.
 *
 * @throws HarnessError for a mix that a file of profiles cannot give (2), a bad row (2), or one that the guard refuses (4).
 */
export async function profileCorpus(
  path: string,
  target: Target,
  source: CaseSource,
  { mix, kinds, xml = 0, seed }: LoadOptions,
  planned: number,
): Promise<CorpusText> {
  if (mix.reject > 0 || kinds !== undefined) {
    throw wrong('profiles of a file get valid requests for one profile each', 'Leave out --kinds and --mix.');
  }
  const check = makeProfileGuard(target, path);
  const formatOf = takeInShares({ json: 100 - xml, xml });
  const corpus = new LineCorpus();
  for await (const row of profileRows(path)) {
    check(row);
    const line = lineFor(row, formatOf(), target, source);
    if (line !== undefined) corpus.add(line);
    if (corpus.size === planned) break;
  }
  if (corpus.size === 0)
    throw wrong(`${path} has no profile that can be used`, 'Put a profile on each line.');
  return corpus.done(target, seed);
}

function lineFor(
  row: ProfileRow,
  encoding: 'json' | 'xml',
  target: Target,
  source: CaseSource,
): CorpusLine | undefined {
  const testCase = caseFor(row, encoding, target);
  const expectation = lineExpectation(testCase, target);
  if (expectation === undefined) return undefined;
  return lineOf(testCase, source.encodeRequest(testCase.request, target, 'shown'), expectation);
}

/** Named by its line, because an id is shown in reports. */
function caseFor({ line, key, value }: ProfileRow, encoding: 'json' | 'xml', target: Target): Case {
  const matching = key === 'email' ? {} : { matching: key };
  return {
    id: `profiles~${line}`,
    kind: 'valid',
    title: `the profile on line ${line}`,
    space: 'launch',
    rules: [key === 'email' ? 'matching.default' : 'matching.mode'],
    expects: 'accept',
    assignment: {},
    seed: line,
    request: {
      api: '1.1',
      encoding,
      parameters: { token: tokenPlaceholder(), id: target.campaigns.active, ...matching, [key]: value },
      layout: 'plain',
      wire: {},
    },
  };
}

function wrong(found: string, fix: string): HarnessError {
  return new HarnessError('callAtFault', 'load.profiles', found, fix);
}
