import { isJsonObject } from '../../model/json.ts';
import type { Call } from '../call.ts';
import { isQuery } from '../query/operators.ts';
import { refusal } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { modeOf } from './matching.ts';

const notObject = refusal('request.type', 400, 'Parameter custom_request must be an object', 400);
const notQuery = refusal(
  'request.operator',
  400,
  'Parameter custom_request holds an unknown operator or a wrong operand',
  400,
);
const everybody = refusal('request.everybody', 400, 'An empty custom_request is not allowed', 400);

export function checkRequest(call: Call): Refusal | undefined {
  const request = call.params['custom_request'];
  if (request === undefined || request === null) return undefined;
  if (!isJsonObject(request)) return notObject;
  if (modeOf(call.params) !== 'request') return undefined;
  if (Object.keys(request).length === 0) return everybody;
  return isQuery(request) ? undefined : notQuery;
}
