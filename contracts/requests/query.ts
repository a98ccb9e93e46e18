import { isJsonObject } from '../../model/json.ts';

const ofFields = new Set([
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
]);
const ofLists = new Set(['$in', '$nin', '$all']);
const deepest = 50;

/** What is wrong with a custom_request by the page's operators (rule request.operator); undefined: nothing. */
export function queryProblem(query: unknown, depth = 0): string | undefined {
  if (!isJsonObject(query)) return 'is no object';
  if (depth > deepest) return `is nested deeper than ${deepest}`;
  for (const [key, value] of Object.entries(query)) {
    const problem = key.startsWith('$') ? clauseProblem(key, value, depth) : fieldProblem(value, depth);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function clauseProblem(operator: string, clauses: unknown, depth: number): string | undefined {
  if (operator !== '$and' && operator !== '$or') return `has the unknown operator ${operator.slice(0, 40)}`;
  if (!Array.isArray(clauses) || clauses.length === 0) return `has ${operator} without a list of queries`;
  return first(clauses, (clause) => queryProblem(clause, depth + 1));
}

function fieldProblem(condition: unknown, depth: number): string | undefined {
  if (!isJsonObject(condition)) return undefined;
  if (depth > deepest) return `is nested deeper than ${deepest}`;
  const entries = Object.entries(condition);
  // An object without operators is a value to be equal to.
  if (!entries.some(([key]) => key.startsWith('$'))) return undefined;
  return first(entries, ([operator, operand]) => operandProblem(operator, operand, depth));
}

function operandProblem(operator: string, operand: unknown, depth: number): string | undefined {
  if (!ofFields.has(operator)) return `has the unknown operator ${operator.slice(0, 40)}`;
  const wrong = `has a wrong operand of ${operator}`;
  if (ofLists.has(operator) && !Array.isArray(operand)) return wrong;
  if (operator === '$exists' && typeof operand !== 'boolean') return wrong;
  if (operator === '$regex' && typeof operand !== 'string') return wrong;
  if (operator === '$not') return isJsonObject(operand) ? fieldProblem(operand, depth + 1) : wrong;
  return undefined;
}

function first<T>(list: readonly T[], problemOf: (item: T) => string | undefined): string | undefined {
  for (const item of list) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
