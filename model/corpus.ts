import type { Schedule } from './load-shape.ts';

/**
 * The corpus file: one line of JSON for the head, then one JSON string for each chunk of requests.
 *
 * A chunk is flat text: the fields of its requests one after the other, five each (`template`, `suffix`, `case`, `form`,
 * `body`), with `separator` between them; `form` is `u` for a body beyond ASCII. One split of a chunk is the cheapest way found to feed a virtual user of k6.
 */
export const corpusSchema = 'trigger-harness/corpus/1';

/** Stands between the fields of a chunk; no JSON or XML text can hold it. */
export const separator = '\u001e';

/** Fields of one request in a chunk. */
export const fieldsPerLine = 5;

/** Places of fields in a line. */
export const fieldAt = { template: 0, suffix: 1, case: 2, form: 3, body: 4 } as const;

/** Requests of one chunk. Each virtual user holds one: with 100 it took 2.9 MB and 3.4 ms of CPU to begin, with 20 1.7 MB and 2 ms. */
export const linesPerChunk = 20;

/** What many requests of a corpus have in common. */
export interface CorpusTemplate {
  /** The tag of its samples: `json-accept`, `json-reject`, `xml-accept`, `xml-reject`, `get-accept`, … */
  readonly kind: string;
  readonly method: string;
  /** An absolute URL; a line's suffix is put behind it. */
  readonly url: string;
  /** The token stands as a placeholder in values. */
  readonly headers: Readonly<Record<string, string>>;
  /** The format of the response, and of the body's text. */
  readonly format: 'json' | 'xml';
  readonly expects: 'accept' | 'reject';
  /** The rule that a wrong outcome is charged to. */
  readonly rule: string;
  /** Values of `error` of which the response must have one. */
  readonly errors?: readonly number[];
  /** HTTP statuses that are right whatever the body says. */
  readonly statuses?: readonly number[];
}

/** The first line of a corpus file. */
export interface CorpusHead {
  readonly schema: typeof corpusSchema;
  readonly target: string;
  /** The only hosts (with ports) that its requests go to. */
  readonly hosts: readonly string[];
  readonly seed: number;
  /** How many requests there are of each expectation. */
  readonly counts: { readonly accept: number; readonly reject: number };
  readonly templates: readonly CorpusTemplate[];
  /** Each request is a chunk of its own, and the n-th of a run (of an instance) takes the n-th: all are sent, and each once. */
  readonly inTurn?: boolean;
}

/** What a scenario is told of its run; times in milliseconds, rates in requests a second. */
export interface LoadPlan extends Schedule {
  readonly scenario: string;
  /** How long requests are due. */
  readonly durationMs: number;
  /** What is due in this time from the start is sent and judged, and left out of figures. */
  readonly warmUpMs: number;
  /** A request is given up after this time. */
  readonly timeoutMs: number;
  /** Virtual users, all made ready before the start. */
  readonly vus: number;
  /** Part of each Request-ID; never used for two runs. Empty: each instance gets one of its own from its surroundings. */
  readonly runId: string;
  /** Processes that share the load, each with an execution segment of its own. Default 1. */
  readonly instances?: number;
  /** The only hosts that may be sent to; the corpus must agree. */
  readonly hosts: readonly string[];
  /** The address of each host name, so that k6 goes where the guard looked; none for addresses. */
  readonly addresses?: Readonly<Record<string, string>>;
  /** Rules that the target file declares open, though they hold for every response. */
  readonly waived: readonly string[];
  /** Path of the corpus file, absolute or from the scenario's folder; `{instance}` in it stands for the instance's number. */
  readonly corpus: string;
  /** Where handleSummary writes k6's own exact figures; null: nowhere. */
  readonly summary: string | null;
}

/** What the scenarios read from the environment, beside the token. */
export const scenarioVariables = {
  /** The path of the plan. */
  plan: 'TRIGGER_HARNESS_PLAN',
  /** The number of this instance, from 1; what stands before the number is ignored (the name of a Kubernetes job). */
  instance: 'TRIGGER_HARNESS_INSTANCE',
  /** A part of Request-IDs that no other instance and no other run has, in place of the plan's. */
  run: 'TRIGGER_HARNESS_RUN',
} as const;

/** Stands for an instance's number in the path of its part of the corpus. */
export const instancePlaceholder = '{instance}';

/** What starts a log line of a scenario that carries a sample, as JSON. */
export const sampleMarker = 'trigger-harness-sample ';

/** One failure kept whole by a virtual user. */
export interface LoadSample {
  /** As in `LoadError.kind`. */
  readonly kind: string;
  readonly case: string;
  readonly message: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly status?: number;
  readonly contentType?: string;
  /** Cut to 2,000 characters. */
  readonly body?: string;
  /** The body's length in characters, where it was cut. */
  readonly cutFrom?: number;
}
