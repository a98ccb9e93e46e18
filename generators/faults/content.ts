import { faultsOf, jsonOnly, set, type FaultDefinition } from './definition.ts';

/** Faults of `content` and `custom_data`. */
export const contentFaults: readonly FaultDefinition[] = (['content', 'custom_data'] as const).flatMap(
  (name) =>
    faultsOf({ rule: `${name}.type`, parameter: name, needs: { [name]: ['absent'] } }, [
      { name: 'text', description: `${name} is a text`, apply: set(name, 'text') },
      { name: 'number', description: `${name} is a number`, apply: set(name, 42) },
      { name: 'boolean', description: `${name} is a boolean`, apply: set(name, true) },
      { name: 'false', description: `${name} is false`, formats: jsonOnly, apply: set(name, false) },
      {
        name: 'array',
        description: `${name} is an array`,
        formats: jsonOnly,
        apply: set(name, [{ field: 'value' }]),
      },
      {
        name: 'empty-array',
        description: `${name} is an empty array`,
        formats: jsonOnly,
        apply: set(name, []),
      },
      {
        name: 'json-text',
        description: `${name} is an object as text`,
        apply: set(name, '{"field":"value"}'),
      },
    ]),
);
