import type { LoadPlan } from '../../model/corpus.ts';

/** Names of the environment variables that a scenario reads; it reads no others. */
export const planVariable = 'TRIGGER_HARNESS_PLAN';
export const tokenVariable = 'ALTCRAFT_TOKEN';

/** Reads the plan of this run from the file that the environment names. */
export function readPlan(): LoadPlan {
  const path = __ENV[planVariable];
  if (path === undefined || path === '') {
    throw new Error(`${planVariable} names no plan: start scenarios with "trigger-harness load"`);
  }
  return JSON.parse(open(path)) as LoadPlan;
}

/** The token, which comes through the environment alone. */
export function readToken(): string {
  const token = __ENV[tokenVariable];
  if (token === undefined || token === '') throw new Error(`${tokenVariable} is not set`);
  return token;
}
