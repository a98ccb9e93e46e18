import { sampleMarker, type LoadSample } from '../../model/corpus.ts';
import type { Answer } from './judge.ts';

const kindsPerVu = 5;
const bodyLimit = 2000;

const told = new Set<string>();

/** Tells the harness of the first failure of each kind that this virtual user meets; at most five kinds. */
export function tell(kind: string, caseId: string, message: string, answer?: Answer): void {
  if (told.has(kind) || told.size >= kindsPerVu) return;
  told.add(kind);
  const sample: LoadSample = {
    kind,
    case: caseId,
    message: message.slice(0, 500),
    at: Date.now(),
    ...(answer === undefined ? {} : shown(answer)),
  };
  console.warn(sampleMarker + JSON.stringify(sample));
}

function shown(answer: Answer): Partial<LoadSample> {
  const { status, contentType, body } = answer;
  const whole = { status, contentType: contentType.slice(0, 200), body: body.slice(0, bodyLimit) };
  return body.length > bodyLimit ? { ...whole, cutFrom: body.length } : whole;
}
