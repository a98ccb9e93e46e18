/** The place of the query's schema in a document: it refers to itself. */
export const queryReference = { $ref: '#/components/schemas/Query' } as const;
const conditionReference = { $ref: '#/components/schemas/Condition' } as const;

const plainName = '^[^$]|^$';
const list = { type: 'array' } as const;
const clauses = { type: 'array', minItems: 1, items: queryReference } as const;

/** A custom_request with the operators that the page's queries have (rules request.query, request.operator). */
export const querySchema = {
  type: 'object',
  properties: { $and: clauses, $or: clauses },
  patternProperties: { [plainName]: conditionReference },
  additionalProperties: false,
} as const;

const operators = {
  type: 'object',
  minProperties: 1,
  properties: {
    $eq: {},
    $ne: {},
    $in: list,
    $nin: list,
    $gt: {},
    $gte: {},
    $lt: {},
    $lte: {},
    $all: list,
    $exists: { type: 'boolean' },
    $regex: { type: 'string' },
    $not: { allOf: [{ type: 'object' }, conditionReference] },
  },
  additionalProperties: false,
} as const;

/** What a field must be: a value that it equals, or operators. */
export const conditionSchema = {
  anyOf: [
    { type: ['null', 'boolean', 'number', 'string', 'array'] },
    { type: 'object', propertyNames: { pattern: plainName } },
    operators,
  ],
} as const;
