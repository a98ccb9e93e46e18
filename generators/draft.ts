import type { CaseRequest, ExpectedLaunch, Wire } from '../model/case.ts';
import type { Json } from '../model/json.ts';
import { omit } from './omit.ts';

/** A request in the making; faults change it. */
export type Draft = CaseRequest;

/** A valid request, and what it must do. */
export interface Valid {
  readonly draft: Draft;
  readonly launch: ExpectedLaunch;
}

/** The draft with one parameter set; one that is there keeps its place, a new one comes last. */
export function withParameter(draft: Draft, name: string, value: Json): Draft {
  return { ...draft, parameters: { ...draft.parameters, [name]: value } };
}

/** The draft without one parameter. */
export function withoutParameter(draft: Draft, name: string): Draft {
  return { ...draft, parameters: omit(draft.parameters ?? {}, name) };
}

/** The draft with a deviation of the HTTP request or of its text. */
export function withWire(draft: Draft, wire: Wire): Draft {
  return { ...draft, wire: { ...draft.wire, ...wire } };
}
