import { sampleMarker, type LoadSample } from '../../model/corpus.ts';

/** One line of k6's log. */
export type LogLine =
  | { readonly kind: 'sample'; readonly sample: LoadSample }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'other' };

const other: LogLine = { kind: 'other' };

/** Reads a line of k6's JSON log; lines that are no JSON (a panic) count as problems. */
export function readLogLine(line: string): LogLine {
  const entry = parsed(line);
  if (typeof entry !== 'object' || entry === null) return { kind: 'problem', message: line.slice(0, 1000) };
  const { level, msg, error } = entry as Readonly<Record<string, unknown>>;
  if (typeof msg !== 'string') return other;
  if (msg.startsWith(sampleMarker)) return readSample(msg.slice(sampleMarker.length));
  if (level !== 'error' && level !== 'fatal') return other;
  return { kind: 'problem', message: (typeof error === 'string' ? `${msg}: ${error}` : msg).slice(0, 1000) };
}

function readSample(text: string): LogLine {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return other;
  const { kind, case: caseId, message, at } = value as Readonly<Record<string, unknown>>;
  const whole = typeof kind === 'string' && typeof caseId === 'string' && typeof message === 'string';
  return whole && typeof at === 'number' ? { kind: 'sample', sample: value as LoadSample } : other;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
