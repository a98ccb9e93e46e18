import type { Finding } from '../../model/judgement.ts';
import type { Demand } from '../demand.ts';

/** A redirect is neither success nor refusal, and it is never followed (rules envelope.success, .failure, .shape). */
export function checkRedirect(demand: Demand, status: number): Finding {
  const got = `HTTP ${status}, a redirect`;
  const message = `The request was answered with ${got}, instead of with an envelope.`;
  if (demand.expects === 'accept') return { rule: 'envelope.success', expected: 'HTTP 200', got, message };
  if (demand.expects === 'reject')
    return { rule: 'envelope.failure', expected: 'HTTP 200 or 4xx', got, message };
  return { rule: 'envelope.shape', expected: 'an envelope', got, message };
}
