/** What every response must decode to (rule envelope.shape); keys beyond the three are allowed (envelope.extra). */
export const envelopeSchema = {
  $id: 'envelope',
  type: 'object',
  required: ['data', 'error', 'error_text'],
  properties: { error: { type: 'integer' }, error_text: { type: 'string' } },
} as const;

/** The one text of a success; anything else is another answer. */
export const successText = 'Successful operation';

/** What a success must hold beyond the shape (rule envelope.success). */
export const successSchema = {
  $id: 'success',
  type: 'object',
  properties: { data: { type: 'null' }, error: { const: 0 }, error_text: { const: successText } },
} as const;

/** What a refusal must hold beyond the shape (rule envelope.failure); `not const` needs no length helper at run time. */
export const failureSchema = {
  $id: 'failure',
  type: 'object',
  properties: { error: { not: { const: 0 } }, error_text: { not: { const: '' } } },
} as const;
