import { randomOf } from '../scene.ts';
import { unknownField } from '../link/valid.ts';
import { faultsOf, jsonOnly, parameterOf, set, type FaultDefinition } from './definition.ts';

const custom = { matching: ['custom'] };

const valueType = faultsOf(
  { rule: 'custom.value-type', parameter: 'field_value', needs: custom, formats: jsonOnly },
  [
    { name: 'boolean', description: 'field_value is a boolean', apply: set('field_value', true) },
    {
      name: 'array',
      description: 'field_value is an array',
      apply: set('field_value', (_, draft) => [parameterOf(draft, 'field_value')]),
    },
    {
      name: 'object',
      description: 'field_value is an object',
      formats: ['json', 'xml'],
      apply: set('field_value', (_, draft) => ({ value: parameterOf(draft, 'field_value') })),
    },
    { name: 'query', description: 'field_value is a query', apply: set('field_value', { $ne: null }) },
  ],
);

const unknown = faultsOf({ rule: 'custom.unknown-field', parameter: 'field_name', needs: custom }, [
  {
    name: 'other',
    description: 'field_name names no field',
    apply: set('field_name', (scene) => unknownField(scene, randomOf(scene, 'unknown-field'))),
  },
  { name: 'operator', description: 'field_name is an operator', apply: set('field_name', '$where') },
]);

/** Faults of `field_name` and `field_value`. */
export const customFaults: readonly FaultDefinition[] = [...valueType, ...unknown];
