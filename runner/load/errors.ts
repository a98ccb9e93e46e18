import type { LoadSample } from '../../model/corpus.ts';
import type { LoadError } from '../../model/load-result.ts';
import { isRuleId, rule } from '../../model/rules.ts';
import type { Measurements, Tally } from '../k6/receive/measurements.ts';
import type { Samples } from './samples.ts';

/** The kinds of failures and violations of a run, the most frequent first, each with its first sample. */
export function errorsOf(measured: Measurements, samples: Samples): LoadError[] {
  const all: [string, Tally][] = [
    ...[...measured.failures].map(([kind, tally]): [string, Tally] => [kind, tally]),
    ...[...measured.violations].map(([id, tally]): [string, Tally] => [`violation:${id}`, tally]),
    ['duplicate', measured.duplicates],
    ['exception', measured.exceptions],
  ];
  return all
    .filter(([, { count }]) => count > 0)
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([kind, tally]) => errorOf(kind, tally, samples.first(kind)));
}

function errorOf(kind: string, { count, firstAt, lastAt }: Tally, sample: LoadSample | undefined): LoadError {
  return {
    kind,
    message: messageOf(kind),
    count,
    firstAt,
    lastAt,
    ...(sample === undefined ? {} : { sample: shownSample(sample) }),
  };
}

function messageOf(kind: string): string {
  const [family, name = ''] = kind.split(/:(.*)/s);
  if (family === 'violation') return isRuleId(name) ? rule(name).statement : name;
  if (family === 'status') return `HTTP ${name}`;
  if (kind === 'network:sockets') return 'k6 could open no further connection; no fault of the target.';
  if (family === 'network') return `no whole response (${name})`;
  if (family === 'duplicate') return 'A request with a fresh Request-ID was answered as a duplicate.';
  return 'The scenario itself failed; no fault of the target.';
}

function shownSample({
  case: caseId,
  message,
  status,
  contentType,
  body,
  cutFrom,
}: LoadSample): NonNullable<LoadError['sample']> {
  if (status === undefined || status === 0) return { case: caseId, detail: message };
  const headers: Record<string, string> = contentType === undefined ? {} : { 'content-type': contentType };
  const response = { status, headers, body: body ?? '', ...(cutFrom === undefined ? {} : { cutFrom }) };
  return { case: caseId, response, detail: message };
}
