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
import { defaultMix, type Mix } from './mix.ts';
import { slotKey, slotOf, slotsFor, type Slot, type Wanted } from './slots.ts';
import type { CaseSource } from './source.ts';

export interface CorpusOptions extends Wanted {
  /** Requests are sent one after the other, each once. */
  readonly inTurn?: boolean | undefined;
  /** A kind that the target does not offer gives way to others. */
  readonly lenient?: boolean | undefined;
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
  const slots = slotsFor(size, mix, options);
  const rejects = slots.filter(({ expects }) => expects === 'reject').length;
  const pools = poolsFor(slots, target, source, options);
  const taken = new Map<string, number>();
  const lines = slots.map((slot) => {
    const key = slotKey(slot);
    const pool = pools.get(key) ?? [];
    const number = taken.get(key) ?? 0;
    taken.set(key, number + 1);
    return pool[number % pool.length] as CorpusLine;
  });
  const templates = new Templates();
  const chunks = chunksOf(lines, options.inTurn === true ? 1 : linesPerChunk).map((chunk) =>
    chunkText(chunk, templates),
  );
  const head = headOf(target, seed, templates, { accept: size - rejects, reject: rejects });
  return { head: options.inTurn === true ? { ...head, inTurn: true } : head, chunks };
}

/** Makes a corpus of lines that are sent in turn; of each line only its text is kept. */
export class LineCorpus {
  readonly #templates = new Templates();
  readonly #chunks: string[] = [];

  get size(): number {
    return this.#chunks.length;
  }

  add(line: CorpusLine): void {
    this.#chunks.push(chunkText([line], this.#templates));
  }

  done(target: Pick<Target, 'name'>, seed: number): CorpusText {
    const counts = { accept: this.size, reject: 0 };
    return { head: { ...headOf(target, seed, this.#templates, counts), inTurn: true }, chunks: this.#chunks };
  }
}

function headOf(
  { name }: Pick<Target, 'name'>,
  seed: number,
  { list }: Templates,
  counts: CorpusHead['counts'],
): CorpusHead {
  const hosts = [...new Set(list.map(({ url }) => new URL(url).host))];
  return { schema: corpusSchema, target: name, hosts, seed, counts, templates: list };
}

/** The text of a corpus file. */
export function corpusFile(corpus: CorpusText): string {
  return [...corpusPieces(corpus)].join('');
}

/** The text of a corpus file in pieces, because a million requests are more than a text can hold. */
export function* corpusPieces({ head, chunks }: CorpusText): Generator<string> {
  const asLines = (values: readonly unknown[]): string =>
    values.map((value) => `${JSON.stringify(value)}\n`).join('');
  yield asLines([head]);
  for (let at = 0; at < chunks.length; at += chunksPerPiece)
    yield asLines(chunks.slice(at, at + chunksPerPiece));
}

const chunksPerPiece = 1000;

/** As many different lines as each kind of slot needs, or as the target offers. */
function poolsFor(
  slots: readonly Slot[],
  target: Target,
  source: CaseSource,
  options: CorpusOptions,
): Map<string, CorpusLine[]> {
  const pools = new Map<string, CorpusLine[]>();
  for (const expects of ['accept', 'reject'] as const) {
    const own = slots.filter((slot) => slot.expects === expects);
    const wanted = new Map<string, number>();
    for (const slot of own) wanted.set(slotKey(slot), (wanted.get(slotKey(slot)) ?? 0) + 1);
    if (own.length > 0) fill(pools, wanted, own, target, source, options);
  }
  return pools;
}

function fill(
  pools: Map<string, CorpusLine[]>,
  wanted: ReadonlyMap<string, number>,
  slots: readonly Slot[],
  target: Target,
  source: CaseSource,
  options: CorpusOptions,
): void {
  const { expects } = slots[0] as Slot;
  const { seed, expectationOf = asTheCaseSays } = options;
  for (const key of wanted.keys()) pools.set(key, []);
  let left = slots.length;
  let tries = left * triesPerLine + 1000;
  for (const testCase of source.sampleCases(target, {
    seed,
    kind: expects === 'accept' ? 'valid' : 'invalid',
  })) {
    if (left === 0 || tries-- === 0) break;
    const slot = slotOf(testCase, expects, options);
    const pool = pools.get(slotKey(slot));
    if (pool === undefined || pool.length === wanted.get(slotKey(slot))) continue;
    const expectation = expectationOf(testCase);
    if (expectation?.expects !== expects) continue;
    const shown = source.encodeRequest(testCase.request, target, 'shown');
    const line = lineOf(testCase, shown, expectation, slot.kind);
    if (line === undefined) continue;
    pool.push(line);
    left--;
  }
  const empty = slots.find((slot) => pools.get(slotKey(slot))?.length === 0);
  if (empty === undefined) return;
  const others = [...wanted.keys()].flatMap((key) => pools.get(key) ?? []);
  if (options.lenient !== true || others.length === 0) throw noCases(empty);
  for (const key of wanted.keys()) if (pools.get(key)?.length === 0) pools.set(key, others);
}

function noCases({ expects, kind, format }: Slot): HarnessError {
  const what = [kind, format?.toUpperCase()].filter((word) => word !== undefined).join(' in ');
  return new HarnessError(
    'callAtFault',
    'load.no-cases',
    `the target file offers no request that must get ${expects}${what === '' ? '' : ` (${what})`}`,
    `Add what is missing (profiles, campaigns, a link) or leave ${kind ?? expects} out of --${kind === undefined ? 'mix' : 'kinds'}.`,
  );
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

function chunksOf(lines: readonly CorpusLine[], size: number): CorpusLine[][] {
  const chunks: CorpusLine[][] = [];
  for (let at = 0; at < lines.length; at += size) chunks.push(lines.slice(at, at + size));
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
