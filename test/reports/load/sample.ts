import {
  loadSchema,
  type LoadError,
  type LoadResult,
  type ThresholdResult,
} from '../../../model/load-result.ts';
import { hash32, randomFrom, type Random } from '../../../model/random.ts';
import { measured, type Second } from './sample-seconds.ts';

export type SampleKind = 'healthy' | 'failing' | 'invalid' | 'stalls' | 'ramp' | 'partial';

/** A made-up load result that is like a real one; the same kind, length and rate give the same result. */
export function sampleLoadResult(kind: SampleKind, seconds = 600, rate = 120): LoadResult {
  const random = randomFrom(7);
  const made: Second[] = [];
  let backlog = 0;
  for (let t = 0; t < seconds; t++) {
    const next = second(kind, t, seconds, rate, random, backlog);
    backlog += next.started - next.finished;
    made.push(next);
  }
  const values = measured(made, 11);
  const sum = (pick: (of: Second) => number): number => made.reduce((total, of) => total + pick(of), 0);
  const finished = sum((of) => of.finished);
  const requests = {
    planned: sum((of) => of.asked),
    started: sum((of) => of.started),
    finished,
    dropped: sum((of) => of.dropped),
    failed: sum((of) => of.failed),
    duplicates: kind === 'failing' ? Math.round(seconds * 0.12) : 0,
    violations: sum((of) => of.violations),
  };
  const thresholds = thresholdsOf(values, requests);
  const vusMax = made.reduce((most, of) => Math.max(most, of.vus), 0);
  const invalid = kind === 'invalid';
  const command = `npx trigger-harness load ${scenarioOf(kind)} --target staging.yaml --rate ${rate} --duration ${seconds}s --max-vus ${invalid ? 40 : 400}`;
  return {
    schema: loadSchema,
    scenario: scenarioOf(kind),
    ...verdictOf(kind, requests, thresholds),
    thresholds,
    ...values,
    exactness:
      seconds <= 60 ? { source: 'samples', bucketWidth: 0 } : { source: 'histogram', bucketWidth: 0.09 },
    requests,
    rate: { asked: requests.planned / seconds, reached: finished / seconds },
    kinds: kindsOf(values.latency, requests),
    phases: phasesOf(values.latency),
    errors: kind === 'failing' || kind === 'stalls' ? errorsOf(requests, seconds) : [],
    generator: {
      k6: '2.2.0',
      vusMax,
      vusLimit: invalid ? 40 : 400,
      cpuShare: invalid ? 0.41 : 0.23,
      limit: invalid ? 'all 40 virtual users were busy' : null,
      exit: kind === 'partial' ? 105 : 0,
    },
    run: {
      harness: '0.1.0',
      node: 'v20.20.2',
      target: 'staging',
      host: '127.0.0.1:8080',
      platform: 'v72 (2025.2)',
      seed: 7,
      startedAt: '2025-11-20T09:30:00.000Z',
      durationMs: seconds * 1000,
      command,
      requests: requests.started,
    },
  };
}

function scenarioOf(kind: SampleKind): string {
  return kind === 'ramp' ? 'ramp' : 'steady';
}

function second(
  kind: SampleKind,
  t: number,
  seconds: number,
  rate: number,
  random: Random,
  backlog: number,
): Second {
  const at = t / seconds;
  const noise = 0.9 + random.next() * 0.2;
  const asked = kind === 'ramp' ? Math.round(rate * (0.1 + 1.9 * at)) : rate;
  const dropped = kind === 'invalid' && at > 0.3 ? Math.round(asked * 0.25 * noise) : 0;
  const started = asked - dropped;
  const still = kind === 'stalls' && at > 0.4 && at < 0.42;
  const after = kind === 'stalls' && at >= 0.42 && at < 0.43;
  const slow = kind === 'failing' ? 1 + 7 * Math.exp(-(((at - 0.6) / 0.12) ** 2)) : 1;
  const crowded = kind === 'ramp' ? 1 / Math.max(0.03, 1.02 - at) ** 0.8 : 1;
  const median = (kind === 'invalid' ? 55 : 38) * noise * slow * crowded * (after ? 60 : 1);
  const unfinished = t === seconds - 1 ? 0 : hash32(String(t)) % 5;
  const finished = still ? 0 : Math.min(rate * 3, Math.max(0, started + backlog - unfinished));
  const bad = kind === 'failing' && at > 0.45 && at < 0.8;
  return {
    asked,
    started,
    dropped,
    finished,
    failed: bad ? random.below(6) : kind === 'stalls' && after ? 9 : 0,
    violations: bad ? random.below(4) : 0,
    vus:
      dropped > 0
        ? 40
        : Math.min(
            kind === 'invalid' ? 38 : 400,
            Math.ceil((started * median) / 1000) + 2 + (still ? 180 : 0),
          ),
    median,
  };
}

function verdictOf(
  kind: SampleKind,
  { dropped, planned }: LoadResult['requests'],
  held: readonly ThresholdResult[],
): Pick<LoadResult, 'verdict' | 'reason'> {
  if (kind === 'partial')
    return { verdict: 'partial', reason: 'Stopped by SIGINT before the plan was done.' };
  if (dropped > 0) {
    const reason = `${dropped} of ${planned} planned requests were never sent: all 40 virtual users were busy.`;
    return { verdict: 'invalid', reason };
  }
  const missed = held.filter(({ verdict }) => verdict !== 'held');
  if (missed.length === 0) return { verdict: 'pass', reason: 'All limits held and the whole plan was sent.' };
  return { verdict: 'fail', reason: `Missed: ${missed.map(({ expression }) => expression).join(', ')}.` };
}

function thresholdsOf(
  { latency, series }: Pick<LoadResult, 'latency' | 'series'>,
  { failed, violations, finished }: LoadResult['requests'],
): LoadResult['thresholds'] {
  const below = (
    expression: string,
    limit: number,
    actual: number | null,
    crossedAt: number | undefined,
  ) => ({
    expression,
    limit,
    actual,
    verdict:
      actual === null ? ('no-sample' as const) : actual < limit ? ('held' as const) : ('missed' as const),
    ...(crossedAt !== undefined && { crossedAt }),
  });
  const crossed = series.find(({ p50 }) => (p50 ?? 0) >= 75)?.t;
  const failing = series.find((point) => point.failed + point.violations > 0)?.t;
  const errors = finished > 0 ? (failed + violations) / finished : null;
  return [
    below('p95<150ms', 150, latency.p95, crossed),
    below('p99<1s', 1000, latency.p99, undefined),
    below('errors<0.1%', 0.001, errors, failing),
  ];
}

function kindsOf(latency: LoadResult['latency'], requests: LoadResult['requests']): LoadResult['kinds'] {
  const kind = (name: string, share: number, factor: number): LoadResult['kinds'][number] => ({
    kind: name,
    requests: Math.round(requests.finished * share),
    violations: Math.round(requests.violations * share),
    latency: {
      p50: scaled(latency.p50, factor),
      p90: scaled(latency.p90, factor),
      p95: scaled(latency.p95, factor),
      p99: scaled(latency.p99, factor),
      'p99.9': share < 0.1 ? null : scaled(latency['p99.9'], factor),
      max: scaled(latency.max, factor),
    },
  });
  return [
    kind('JSON, accept', 0.48, 0.96),
    kind('XML, accept', 0.47, 1.08),
    kind('JSON, reject', 0.025, 0.7),
    kind('XML, reject', 0.025, 0.75),
  ];
}

function phasesOf({ p50, p95 }: LoadResult['latency']): LoadResult['phases'] {
  return [
    { phase: 'blocked', p50: 0.01, p95: 0.02 },
    { phase: 'connecting', p50: 0, p95: 0.4 },
    { phase: 'sending', p50: 0.05, p95: 0.12 },
    { phase: 'waiting', p50: scaled(p50, 0.97), p95: scaled(p95, 0.97) },
    { phase: 'receiving', p50: 0.2, p95: 1.1 },
  ];
}

function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : Math.round(value * factor * 100) / 100;
}

function errorsOf(
  { failed, violations, duplicates }: LoadResult['requests'],
  seconds: number,
): readonly LoadError[] {
  const at = (share: number): number => Math.round(seconds * share);
  const json = { 'content-type': 'application/json', date: 'Thu, 20 Nov 2025 09:36:00 GMT' };
  const all: readonly LoadError[] = [
    {
      kind: 'status:503',
      message: 'HTTP 503 with no envelope',
      count: Math.round(failed * 0.8),
      firstAt: at(0.45),
      lastAt: at(0.79),
      sample: {
        case: 'valid~1f3~7',
        detail: 'POST /api/v1.1/campaigns/triggers/start/ answered HTTP 503.',
        response: {
          status: 503,
          headers: { server: 'nginx', 'content-type': 'text/html' },
          body: '<html><h1>503 Service Temporarily Unavailable</h1></html>',
        },
      },
    },
    {
      kind: 'violation:matching.requires',
      message: 'matching is "phone" and phone is missing: expected a refusal, got error 0',
      count: violations,
      firstAt: at(0.46),
      lastAt: at(0.8),
      sample: {
        case: 'matching.requires.phone-missing~2a~7',
        detail: 'Expected reject, got accept.',
        response: {
          status: 200,
          headers: json,
          body: '{"data":null,"error":0,"error_text":"Successful operation"}',
        },
      },
    },
    {
      kind: 'duplicate',
      message: 'Duplicate-Request: true on a fresh Request-ID',
      count: duplicates,
      firstAt: at(0.5),
      lastAt: at(0.7),
      sample: { case: 'valid~9c~7', detail: 'Marked as a duplicate of a request never sent before.' },
    },
    {
      kind: 'network:reset',
      message: 'read: connection reset by peer',
      count: Math.round(failed * 0.2),
      firstAt: at(0.55),
      lastAt: at(0.66),
    },
  ];
  return all.filter((error) => error.count > 0);
}
