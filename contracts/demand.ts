import type { Encoding, Expectation } from '../model/case.ts';
import type { RuleId } from '../model/rules.ts';

/** What one response must be, without the case that asks for it. */
export interface Demand {
  /** The format that the response must have; undefined: the request does not decide it. */
  readonly format: Encoding | undefined;
  readonly expects: Expectation;
  /** Values of `error` that a refusal must have one of. */
  readonly errors?: readonly number[] | undefined;
  /** HTTP 404 or 405 with any body counts as a refusal. */
  readonly httpRefusal: boolean;
  /** A redirect counts as a refusal too (only where the path itself is the question). */
  readonly redirectRefusal?: boolean;
  /** The rule that a wrong outcome is charged to. Default: envelope.success or envelope.failure. */
  readonly rule?: RuleId;
  /** The rule that a wrong format is charged to. Default: envelope.format. */
  readonly formatRule?: RuleId;
  /** What the request is, for messages: `a request whose email is null`. Default: `the request`. */
  readonly subject?: (() => string) | undefined;
  /** The response has no body to look at, as after HEAD. */
  readonly bodiless?: boolean;
  /** Texts that the request itself sent and that may come back: near misses of the token. */
  readonly sent?: readonly string[];
  /** The token that the response must not carry. Default: not looked for. */
  readonly token?: string;
  /** Bytes. Default 10 MiB. */
  readonly maxBodyBytes?: number;
}

export const defaultMaxBodyBytes = 10 * 1024 * 1024;
