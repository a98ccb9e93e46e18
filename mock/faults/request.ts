import type { Json } from '../../model/json.ts';
import type { FaultEntry } from './fault.ts';
import { forgets, refuses } from './make.ts';
import { all, has, inXml, mode, value } from './when.ts';
import type { When } from './when.ts';

const uses = (operator: string): When => value('custom_request', (request) => holdsKey(request, operator));

/** Faults in queries for an audience. */
export const requestFaults: readonly FaultEntry[] = [
  refuses(
    'query-refused',
    'request.query',
    ['custom_request'],
    'Every custom_request is refused.',
    mode('request'),
  ),
  refuses(
    'query-refused-in-xml',
    'request.query',
    ['custom_request', 'encoding'],
    'Every custom_request is refused in XML.',
    all(mode('request'), inXml),
  ),
  ...[
    '$eq',
    '$ne',
    '$in',
    '$nin',
    '$gt',
    '$gte',
    '$lt',
    '$lte',
    '$all',
    '$exists',
    '$regex',
    '$not',
    '$and',
    '$or',
  ].map((operator) =>
    refuses(
      `query-${operator.slice(1)}-refused`,
      'request.query',
      ['custom_request'],
      `A custom_request with ${operator} is refused.`,
      all(mode('request'), uses(operator)),
    ),
  ),
  forgets(
    'query-type-not-checked',
    'request.type',
    ['custom_request'],
    'A custom_request that is no object is accepted.',
  ),
  forgets(
    'query-text-accepted',
    'request.type',
    ['custom_request'],
    'A custom_request that is a string is accepted in JSON.',
    value('custom_request', (request) => typeof request === 'string'),
  ),
  forgets(
    'query-operators-not-checked',
    'request.operator',
    ['custom_request'],
    'Unknown operators and wrong operands are accepted.',
  ),
  forgets(
    'query-where-accepted',
    'request.operator',
    ['custom_request'],
    'A custom_request with $where is accepted.',
    uses('$where'),
  ),
  forgets(
    'query-function-accepted',
    'request.operator',
    ['custom_request'],
    'A custom_request with $function is accepted.',
    uses('$function'),
  ),
  forgets(
    'query-operand-not-checked',
    'request.operator',
    ['custom_request'],
    'An $in whose operand is no array is accepted.',
    uses('$in'),
  ),
  forgets(
    'query-operators-not-checked-with-resource',
    'request.operator',
    ['custom_request', 'resource_id'],
    'Unknown operators are accepted when resource_id is sent.',
    has('resource_id'),
  ),
];

function holdsKey(sent: Json | undefined, wanted: string): boolean {
  if (typeof sent !== 'object' || sent === null) return false;
  return Object.entries(sent).some(([key, item]) => key === wanted || holdsKey(item, wanted));
}
