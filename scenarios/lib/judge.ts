import type { CorpusTemplate } from '../../model/corpus.ts';
import { successText } from '../../contracts/envelope.schema.ts';
import { formatNamed } from '../../contracts/response/headers.ts';
import { readEnvelope, type Envelope } from './envelope.ts';

/** A broken rule, and a sentence for a person. */
export interface LoadFinding {
  readonly rule: string;
  readonly message: string;
}

/** What of a response is judged. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/**
 * Judges one response in full against what its request must get; null: nothing is wrong.
 *
 * Meant for the first response of its kind and for those that differ from the last valid one.
 */
export function judge(answer: Answer, template: CorpusTemplate, token: string): LoadFinding | null {
  if (token.length >= 4 && answer.body.includes(token)) {
    return { rule: 'envelope.secret', message: 'the response carries the token' };
  }
  if (template.statuses?.includes(answer.status) === true) return null;
  const reading = readEnvelope(answer.body, template.format);
  if (!reading.ok) return reading.fault;
  if (formatNamed(answer.contentType) !== template.format) {
    return {
      rule: 'envelope.format',
      message: `Content-Type "${answer.contentType}" does not name ${template.format.toUpperCase()}`,
    };
  }
  return outcomeFault(answer.status, reading.envelope, template);
}

function outcomeFault(status: number, envelope: Envelope, template: CorpusTemplate): LoadFinding | null {
  const accepted = envelope.error === 0;
  if (accepted !== (template.expects === 'accept')) {
    return {
      rule: template.rule,
      message: `expected ${template.expects}, got error ${envelope.error} (HTTP ${status}): ${envelope.error_text}`,
    };
  }
  return accepted ? successFault(status, envelope) : failureFault(status, envelope, template);
}

function successFault(status: number, envelope: Envelope): LoadFinding | null {
  const fault = (message: string): LoadFinding => ({ rule: 'envelope.success', message });
  if (status !== 200) return fault(`a success with HTTP ${status}`);
  if (envelope.data !== null) return fault('a success whose data is not null');
  if (envelope.error_text !== successText) {
    return fault(`a success whose error_text is "${envelope.error_text}"`);
  }
  return null;
}

function failureFault(status: number, envelope: Envelope, template: CorpusTemplate): LoadFinding | null {
  if (envelope.error_text === '')
    return { rule: 'envelope.failure', message: 'a refusal without error_text' };
  if (status !== 200 && (status < 400 || status > 499)) {
    return { rule: 'envelope.failure', message: `a refusal with HTTP ${status}` };
  }
  if (template.errors !== undefined && !template.errors.includes(envelope.error)) {
    return {
      rule: template.rule,
      message: `error ${envelope.error} is none of ${template.errors.join(', ')}`,
    };
  }
  return null;
}
