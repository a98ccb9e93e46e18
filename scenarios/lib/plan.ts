import { scenarioVariables, type LoadPlan } from '../../model/corpus.ts';
import { planOfInstance } from './instance.ts';

/** The name of the environment variable that holds the token; scenarios read no others than it and `scenarioVariables`. */
export const tokenVariable = 'ALTCRAFT_TOKEN';

/** Reads the plan of this run from the file that the environment names. */
export function readPlan(): LoadPlan {
  const path = __ENV[scenarioVariables.plan];
  if (path === undefined || path === '') {
    throw new Error(`${scenarioVariables.plan} names no plan: start scenarios with "trigger-harness load"`);
  }
  return planOfInstance(JSON.parse(open(path)) as LoadPlan, __ENV);
}

/** The token, which comes through the environment alone. */
export function readToken(): string {
  const token = __ENV[tokenVariable];
  if (token === undefined || token === '') throw new Error(`${tokenVariable} is not set`);
  return token;
}
