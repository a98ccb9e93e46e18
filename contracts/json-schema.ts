import { z } from 'zod';

/** What a refinement says as JSON Schema, by the check that it is. */
const meanings = new WeakMap<object, object>();

/** Says in JSON Schema what a schema's refinements mean: zod would leave them out of what it writes, without a word. */
export function meaning<S extends z.core.$ZodType>(schema: S, jsonSchema: object): S {
  for (const check of refinementsOf(schema)) meanings.set(check, jsonSchema);
  return schema;
}

/**
 * The JSON Schema (draft 2020-12) of what a zod schema takes, as it is before defaults.
 *
 * @throws Error for a refinement without a meaning: the JSON Schema would take what the zod schema refuses.
 */
export function jsonSchemaOf(schema: z.core.$ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ zodSchema, jsonSchema, path }) => {
      for (const check of refinementsOf(zodSchema)) {
        const said = meanings.get(check);
        if (said === undefined) {
          throw new Error(`The refinement at ${path.join('/') || 'the root'} has no meaning in JSON Schema.`);
        }
        Object.assign(jsonSchema, said);
      }
    },
  });
}

function refinementsOf({ _zod: { def } }: z.core.$ZodType): readonly object[] {
  return (def.checks ?? []).filter((check) => check._zod.def.check === 'custom');
}
