import { openApiDocument, requestValues } from '../../contracts/index.ts';
import { planCases } from '../../generators/index.ts';
import { identOf } from '../../generators/link/idents.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { Target } from '../../model/target.ts';
import { harnessVersion } from '../facts.ts';
import { limitsOf } from '../guard.ts';
import type { Exporter } from './format.ts';

/** An OpenAPI 3.1 document of the API with the target's values. */
export const openapi: Exporter = ({ target, seed }) => [
  {
    name: 'openapi.json',
    text: [
      `${JSON.stringify(
        openApiDocument(target, {
          version: harnessVersion(),
          values: requestValues(target, queriesFor(target, seed)),
          idents: identsOf(target),
        }),
        null,
        2,
      )}\n`,
    ],
  },
];

const mostQueries = 12;

/**
 * Queries that find known profiles and nobody else; none where nobody allowed more than that.
 *
 * A tool that breaks requests on purpose makes an empty query of one of these: that is the whole base.
 */
function queriesFor(target: Target, seed: number): JsonObject[] {
  if (!target.safety.everybody && limitsOf(target).remote.length > 0) return [];
  const found = new Map<string, JsonObject>();
  for (const { kind, request } of planCases(target, {
    seed,
    strength: 1,
    rules: (id) => id === 'request.query',
  }).cases()) {
    const query = request.parameters?.['custom_request'];
    if (kind === 'valid' && isJsonObject(query)) found.set(JSON.stringify(query), query);
    if (found.size === mostQueries) break;
  }
  return [...found.values()];
}

function identsOf({ link, profiles }: Target): string[] {
  if (link === undefined) return [];
  const idents = profiles
    .filter(({ subscriptions }) => subscriptions.length > 0)
    .flatMap((profile) => link.idents.map((kind) => identOf(profile, kind)));
  return [...new Set(idents.filter((ident) => ident !== undefined))];
}
