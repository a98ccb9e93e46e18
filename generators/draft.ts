import type { ApiVersion, CaseRequest, Encoding, ExpectedLaunch, Layout, LinkAddress, Wire } from '../model/case.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** A request in the making, and what it must do if it is taken. */
export interface Draft {
  readonly api: ApiVersion;
  readonly encoding?: Encoding;
  readonly parameters: JsonObject | null;
  readonly link?: LinkAddress;
  readonly layout: Layout;
  readonly wire: Wire;
  readonly launch?: ExpectedLaunch;
}

/** The draft with one parameter set; one that is there keeps its place, a new one comes last. */
export function withParameter(draft: Draft, name: string, value: Json): Draft {
  return { ...draft, parameters: { ...draft.parameters, [name]: value } };
}

/** The draft without one parameter. */
export function withoutParameter(draft: Draft, name: string): Draft {
  const { [name]: _gone, ...rest } = draft.parameters ?? {};
  return { ...draft, parameters: rest };
}

/** The draft with a deviation of the HTTP request or of its text. */
export function withWire(draft: Draft, wire: Wire): Draft {
  return { ...draft, wire: { ...draft.wire, ...wire } };
}

/** The request of a draft. */
export function requestOf(draft: Draft): CaseRequest {
  const { launch: _launch, ...request } = draft;
  return request;
}
