import type { Outcome } from './judgement.ts';
import type { RuleId } from './rules.ts';

export const baselineSchema = 'trigger-harness/baseline/1';

/** What can be seen of a response without its values: its format, keys with their types, headers by name. */
export interface Shape {
  readonly format: string;
  /** `error:integer`, `data.id:string`; sorted. */
  readonly keys: readonly string[];
  /** Lower-case names, the Content-Type with its media type; sorted, without those of the connection. */
  readonly headers: readonly string[];
}

/** What a target answered to one case, as far as it can be compared with another time. */
export interface Answer {
  readonly outcome: Outcome;
  readonly status?: number;
  readonly error?: number;
  /** `error_text` with its varying parts replaced: `*` stands for one word. */
  readonly text?: string;
  /** Why no response came. */
  readonly failure?: string;
  readonly shape: Shape;
  /** Where the target has an observer: how many launches, and a digest of them (`*`: it varies). */
  readonly effects?: string;
  /** Rules broken beside the outcome's own; sorted. */
  readonly broken: readonly RuleId[];
}

/** A check of several requests: whether it held, and the headers that mark its answers. */
export interface SequenceAnswer {
  readonly held: boolean;
  readonly marks: readonly string[];
}

/** What varies between two runs against one target, and is left out of every comparison. */
export interface Noise {
  readonly headers: readonly string[];
  readonly keys: readonly string[];
  /** Templates of texts: `*` stands for one word. */
  readonly texts: readonly string[];
}

/** A difference that was taken into a baseline, and why. */
export interface Accepted {
  readonly difference: string;
  readonly class: DifferenceClass;
  readonly message: string;
  readonly reason: string;
}

/** A contract run kept to be compared with. */
export interface Baseline {
  readonly harness: string;
  readonly target: string;
  readonly platform: string;
  readonly capabilities: Readonly<Record<string, string | boolean>>;
  readonly seed: number;
  readonly strength: string;
  /** The rules it was narrowed to, as they were given. */
  readonly rules?: string;
  readonly runs: number;
  readonly observed: boolean;
  /** Fingerprints: of what case ids stand for by space, of the target file's data, of all requests. */
  readonly spaces: Readonly<Record<string, string>>;
  readonly data: string;
  readonly requests: string;
  readonly noise: Noise;
  readonly checks: Readonly<Partial<Record<RuleId, SequenceAnswer>>>;
  readonly accepted: readonly Accepted[];
  /** Cases that were answered one way and another; they are not compared. */
  readonly unsteady: readonly string[];
  readonly answers: ReadonlyMap<string, Answer>;
}

/** How much a difference matters, the worst first. */
export const differenceClasses = ['breaking', 'behaviour', 'wording', 'addition'] as const;
export type DifferenceClass = (typeof differenceClasses)[number];

/** What of an answer is different. */
export type Aspect =
  | { readonly of: 'outcome' | 'answer' | 'text' | 'effects' | 'marks' }
  | { readonly of: 'key' | 'header'; readonly name: string }
  | { readonly of: 'rule'; readonly name: RuleId };
