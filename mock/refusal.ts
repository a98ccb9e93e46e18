import type { RuleId } from '../model/rules.ts';

/** Why a request is refused: the rule it breaks, and what the envelope and the status line say. */
export interface Refusal {
  readonly rule: RuleId;
  readonly error: number;
  readonly text: string;
  readonly status: number;
}

/** A refusal; its text never repeats the request, so that no secret can travel back. */
export function refusal(rule: RuleId, error: number, text: string, status = 200): Refusal {
  return { rule, error, text, status };
}
