import { HarnessError } from '../../model/errors.ts';
import type { Case } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';
import {
  corpusSchema,
  linesPerChunk,
  separator,
  type CorpusHead,
  type CorpusTemplate,
} from '../../model/corpus.ts';
import { lineOf, type CorpusLine, type LineExpectation } from './line.ts';
import { defaultMix, rejectPlaces, type Mix } from './mix.ts';
import type { CaseSource } from './source.ts';

export interface CorpusOptions {
  readonly seed: number;
  /** Requests in the corpus; a run goes round it. Default 5000. */
  readonly size?: number;
  readonly mix?: Mix;
  /** What a case must get on this target; undefined leaves it out. Default: as the case says. */
  readonly expectationOf?: (testCase: Case) => LineExpectation | undefined;
}

/** A corpus in memory: its head, and its chunks as text. */
export interface CorpusText {
  readonly head: CorpusHead;
  readonly chunks: readonly string[];
}

/** Cases tried for each that is needed, before a target counts as offering too few. */
const triesPerLine = 20;

/**
 * Makes the requests of a load run before it starts: what is measured is the target and not the generator.
 *
 * The same target, seed, size and mix give the same corpus. No part of it holds the token.
 *
 * @throws HarnessError if the target offers no case of a kind that the mix asks for.
 */
export function makeCorpus(target: Target, source: CaseSource, options: CorpusOptions): CorpusText {
  const { seed, size = 5000, mix = defaultMix } = options;
  const places = [...rejectPlaces(size, mix)];
  const rejects = places.filter(Boolean).length;
  const pools = {
    accept: linesFor('accept', size - rejects, target, source, options),
    reject: linesFor('reject', rejects, target, source, options),
  };
  const taken = { accept: 0, reject: 0 };
  const lines = places.map((reject) => {
    const expects = reject ? 'reject' : 'accept';
    const pool = pools[expects];
    return pool[taken[expects]++ % pool.length] as CorpusLine;
  });
  const templates = new Templates();
  const chunks = chunksOf(lines).map((chunk) => chunkText(chunk, templates));
  const head: CorpusHead = {
    schema: corpusSchema,
    target: target.name,
    hosts: [...new Set(templates.list.map(({ url }) => new URL(url).host))],
    seed,
    counts: { accept: size - rejects, reject: rejects },
    templates: templates.list,
  };
  return { head, chunks };
}

/** The text of a corpus file. */
export function corpusFile({ head, chunks }: CorpusText): string {
  return [head, ...chunks].map((line) => JSON.stringify(line)).join('\n') + '\n';
}

function linesFor(
  expects: 'accept' | 'reject',
  wanted: number,
  target: Target,
  source: CaseSource,
  options: CorpusOptions,
): readonly CorpusLine[] {
  if (wanted === 0) return [];
  const { seed, expectationOf = asTheCaseSays } = options;
  const lines: CorpusLine[] = [];
  let tries = wanted * triesPerLine + 1000;
  for (const testCase of source.sampleCases(target, {
    seed,
    kind: expects === 'accept' ? 'valid' : 'invalid',
  })) {
    if (lines.length === wanted || tries-- === 0) break;
    const expectation = expectationOf(testCase);
    if (expectation?.expects !== expects) continue;
    const line = lineOf(testCase, source.encodeRequest(testCase.request, target, 'shown'), expectation);
    if (line !== undefined) lines.push(line);
  }
  if (lines.length === 0) {
    throw new HarnessError(
      'callAtFault',
      'load.no-cases',
      `the target file offers no request that must get ${expects}`,
      `Add what is missing (profiles, campaigns) or leave ${expects} out of --mix.`,
    );
  }
  return lines;
}

function asTheCaseSays(testCase: Case): LineExpectation | undefined {
  const { expects, errors, rules } = testCase;
  if (expects === 'open') return undefined;
  return { expects, rule: testCase.fault?.rule ?? rules[0], ...(errors === undefined ? {} : { errors }) };
}

/** The distinct templates of a corpus, numbered as they come. */
class Templates {
  readonly list: CorpusTemplate[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(template: CorpusTemplate): number {
    const key = JSON.stringify(template);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.list.push(template) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

function chunksOf(lines: readonly CorpusLine[]): CorpusLine[][] {
  const chunks: CorpusLine[][] = [];
  for (let at = 0; at < lines.length; at += linesPerChunk) chunks.push(lines.slice(at, at + linesPerChunk));
  return chunks;
}

/**
 * Requests of one kind stand together, because a change of kind costs a virtual user time.
 *
 * The order of kinds is the same in all chunks: users that start at evenly spread places then send the mix at any time.
 */
function chunkText(lines: readonly CorpusLine[], templates: Templates): string {
  const kinds = [...new Set(lines.map(({ template }) => template.kind))].sort();
  const fields = kinds.flatMap((kind) =>
    lines
      .filter(({ template }) => template.kind === kind)
      .flatMap(({ template, suffix, caseId, body }) => [
        String(templates.numberOf(template)),
        suffix,
        caseId,
        formOf(body),
        body,
      ]),
  );
  return fields.join(separator);
}

/** Told beforehand, because a virtual user would take longer to find out than to send the request. */
function formOf(body: string): string {
  return Buffer.byteLength(body) === body.length ? '' : 'u';
}
