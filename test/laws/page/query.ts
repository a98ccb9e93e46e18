import { isJsonObject, type Json } from '../../../model/json.ts';

const lists = new Set(['$in', '$nin', '$all']);
const groups = new Set(['$and', '$or']);
const values = new Set(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$exists']);

/** Whether a query has only the documented operators, with operands of their kinds. */
export function isDocumentedQuery(query: Json): boolean {
  if (!isJsonObject(query)) return false;
  return Object.entries(query).every(([key, value]) => {
    if (groups.has(key))
      return Array.isArray(value) && value.length > 0 && value.every((part: Json) => isDocumentedQuery(part));
    return !key.startsWith('$') && isCondition(value);
  });
}

function isCondition(condition: Json): boolean {
  if (!isJsonObject(condition)) return true;
  return Object.entries(condition).every(([operator, operand]) => {
    if (lists.has(operator)) return Array.isArray(operand);
    if (operator === '$not') return isJsonObject(operand) && isCondition(operand);
    if (operator === '$regex') return typeof operand === 'string' && isPattern(operand);
    return values.has(operator);
  });
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
