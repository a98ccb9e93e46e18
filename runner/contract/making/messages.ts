import type { Case, Skip } from '../../../model/case.ts';
import type { Coverage } from '../../../model/contract-result.ts';
import type { Blame } from '../../../model/errors.ts';
import type { RuleId } from '../../../model/rules.ts';
import type { Target } from '../../../model/target.ts';
import type { MakingOptions } from './making.ts';

/** What the making thread is started with. */
export interface MakingOrder {
  readonly target: Target;
  /** A function cannot be handed to a thread: the rules are told one by one. */
  readonly options: Omit<MakingOptions, 'rules'> & { readonly rules: readonly RuleId[] | undefined };
}

/** What the making thread is asked for. */
export type Ask =
  { readonly kind: 'batch' } | { readonly kind: 'coverage'; readonly strengths: readonly number[] };

/** A request without its body, which is a part of the batch's bytes; no part: no body. */
export interface MadeRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly part: readonly [from: number, to: number] | undefined;
}

/** What the making thread tells. */
export type Told =
  | { readonly kind: 'skipped'; readonly skipped: readonly Skip[] }
  | { readonly kind: 'total'; readonly total: number }
  | {
      readonly kind: 'batch';
      readonly cases: readonly Case[];
      readonly requests: readonly MadeRequest[];
      /** The bodies, one behind the other. */
      readonly bytes: ArrayBuffer;
      readonly last: boolean;
    }
  | { readonly kind: 'coverage'; readonly coverage: readonly Coverage[] }
  | {
      readonly kind: 'error';
      readonly message: string;
      /** Of an error that the harness throws on purpose. */
      readonly known:
        { readonly blame: Blame; readonly code: string; readonly fix: string | undefined } | undefined;
    };
