import type { CaseRequest } from '../../model/case.ts';
import type { JsonObject } from '../../model/json.ts';
import { tokenPlaceholder } from '../../model/secrets.ts';
import type { Target } from '../../model/target.ts';

/** An e-mail of a reserved domain: no profile has it, so that even a platform that ignores the campaign reaches nobody. */
const nobody = 'nobody@example.org';

/**
 * A request that cannot launch anything: it names nobody, and a campaign that the target file says does not exist; where
 * it names none, no campaign at all.
 */
export function harmless(target: Target, change: Partial<CaseRequest> = {}): CaseRequest {
  return {
    api: '1.1',
    encoding: 'json',
    parameters: { token: tokenPlaceholder(), ...campaign(target), email: nobody },
    layout: 'plain',
    wire: {},
    ...change,
  };
}

function campaign({ campaigns: { unknown } }: Target): JsonObject {
  return unknown === undefined ? {} : { id: String(unknown) };
}

/** The same with parameters added, exchanged or (null) left out. */
export function harmlessWith(
  target: Target,
  parameters: Readonly<Record<string, string | number | null>>,
  change: Partial<CaseRequest> = {},
): CaseRequest {
  const base = harmless(target, change);
  const entries = Object.entries({ ...base.parameters, ...parameters }).filter(([, value]) => value !== null);
  return { ...base, parameters: Object.fromEntries(entries) };
}
