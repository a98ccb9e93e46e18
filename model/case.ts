import type { Json, JsonObject } from './json.ts';
import type { RuleId } from './rules.ts';

export type ApiVersion = '1.1' | '1.0';
export type Encoding = 'json' | 'xml';
export type Expectation = 'accept' | 'reject' | 'open';

/**
 * Which combinatorial model a case belongs to: `launch` is v1.1, `link` is v1.0.
 * `example` cases are the documentation page's own requests.
 */
export type Space = 'launch' | 'link';

/** One level for each factor of a space, by name; it is what combinations, matrices and shrinking work on. */
export type Assignment = Readonly<Record<string, string>>;

/** The one thing that is broken (or undocumented) in a case, as data. */
export interface Fault {
  readonly rule: RuleId;
  /** Kebab-case, unique within its rule. */
  readonly name: string;
  /** The parameter that is broken: a parameter's name, `body`, `method`, `content-type` or `path`. */
  readonly parameter: string;
  /** What is wrong, completing the sentence "a request whose …": `email is null`. */
  readonly description: string;
}

/** How a JSON or XML text is laid out; none of these may matter (rule `relation.layout`). */
export type Layout = 'plain' | 'reversed' | 'spaced' | 'escaped';

/** Deviations of the HTTP request or of the body's text from what the parameters would give. */
export interface Wire {
  readonly method?: string;
  /** The Content-Type to send; null: none. */
  readonly contentType?: string | null;
  /** The token in an `Authorization: Bearer` header: a placeholder (model/secrets), or a wrong one. */
  readonly bearer?: string;
  /** Without the path's last slash. */
  readonly noSlash?: true;
  /** Body text in place of the encoded one; `body` stands for the encoded text and `@` for the token. */
  readonly text?: TextFault;
}

/** How the encoded body's text is broken. */
export type TextFault =
  | { readonly kind: 'empty' }
  /** Cut after this share of its length, in (0, 1). */
  | { readonly kind: 'cut'; readonly share: number }
  /** Cut before the first occurrence of a text. */
  | { readonly kind: 'cut-before'; readonly text: string }
  | { readonly kind: 'append'; readonly text: string }
  | { readonly kind: 'prepend'; readonly text: string }
  | { readonly kind: 'replace'; readonly text: string }
  /** The first occurrence of one text replaced with another. */
  | { readonly kind: 'substitute'; readonly from: string; readonly to: string };

/** A v1.0 link's address: its hex part, the kind of ident and the ident itself. */
export interface LinkAddress {
  /** Path and hex part come from the target's link; a fault may replace the hex part. */
  readonly hex?: string;
  readonly ident: string;
}

/** What a request says, before it is text. */
export interface CaseRequest {
  readonly api: ApiVersion;
  /** Absent: a GET without a body. */
  readonly encoding?: Encoding;
  /** The parameters in the order in which they are written; secrets stand as placeholders (model/secrets). */
  readonly parameters: JsonObject | null;
  readonly link?: LinkAddress;
  readonly layout: Layout;
  readonly wire: Wire;
}

/** What an accepted case must have done, as far as its making tells; checked through an observer. */
export interface ExpectedLaunch {
  readonly campaign: number;
  /** `profile_id`s of everybody the request names, in no order. */
  readonly recipients: readonly string[];
  /** The subscription that must carry it; `lenient` when another fitting one may (not_strict). */
  readonly subscription?: { readonly value: JsonObject; readonly lenient: boolean };
  readonly content?: Json;
  readonly custom_data?: Json;
  readonly attach?: Json;
  /** v1.0: values used in the message, and the profile's fields afterwards that must differ from before. */
  readonly fields?: { readonly used: JsonObject; readonly written: JsonObject };
}

/**
 * A case: one request and what it must get.
 *
 * It is a value that knows nothing of HTTP, and its id alone (with the target file) makes it again.
 */
export interface Case {
  /** `name~code~seed`: what is broken (or the space), the assignment's index, the seed of its values. */
  readonly id: string;
  readonly kind: 'example' | 'valid' | 'invalid' | 'open';
  /** A short line for people: `phone, XML, two attachments`. */
  readonly title: string;
  readonly space: Space;
  /** The rules it exercises; the first is the one that a wrong outcome is charged to. */
  readonly rules: readonly [RuleId, ...RuleId[]];
  readonly expects: Expectation;
  /** Values of `error` that are allowed, where the target file names them. */
  readonly errors?: readonly number[];
  readonly fault?: Fault;
  readonly assignment: Assignment;
  readonly request: CaseRequest;
  readonly seed: number;
  readonly launch?: ExpectedLaunch;
}

/** A rule (or one fault of it) that could not be tried on this target, and why. */
export interface Skip {
  readonly rule: RuleId;
  readonly fault?: string;
  readonly reason: string;
}
