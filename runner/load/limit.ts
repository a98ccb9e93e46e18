import type { Measurements } from '../k6/receive/measurements.ts';
import { latenessAt, muchLateMs } from './lateness.ts';

/** What the generator itself was at. */
export interface GeneratorState {
  readonly vus: number;
  /** Requests a second that were asked for. */
  readonly rate: number;
  readonly timeoutMs: number;
  readonly cpuShare: number | null;
  /** What k6 itself complained of. */
  readonly problems: readonly string[];
}

/** What kept a run from its plan, as a sentence with its evidence. */
export interface Limit {
  readonly by: 'generator' | 'target';
  readonly text: string;
}

/** Above this share of all cores, what is measured may be the generator. */
const busy = 0.9;

/** What held a run back; null: nothing did. */
export function limitOf(measured: Measurements, state: GeneratorState): Limit | null {
  const text = outOfSockets(measured, state) ?? shortOfCpu(measured, state);
  if (text !== null) return { by: 'generator', text };
  return measured.dropped > 0 ? outOfUsers(measured, state) : null;
}

function outOfSockets({ failures }: Measurements, { problems }: GeneratorState): string | null {
  const count = failures.get('network:sockets')?.count ?? 0;
  const fix = 'raise its limit of open files (ulimit -n)';
  if (count > 0) return `k6 could open no further connection for ${count} requests; ${fix}`;
  // Then what it measured may not have come either.
  const isShort = problems.some((problem) =>
    /too many open files|cannot assign requested address/.test(problem),
  );
  return isShort ? `k6 could open no further connection, not even to say what it measured; ${fix}` : null;
}

function shortOfCpu(measured: Measurements, { cpuShare }: GeneratorState): string | null {
  const used = cpuShare === null ? '' : ` while it used ${percent(cpuShare)} of all cores`;
  const late = latenessAt(measured, 0.99);
  if (late > muchLateMs)
    return `k6 began 1 request in 100 at least ${Math.round(late)} ms late${used}: it needs more CPU than it got`;
  return cpuShare !== null && cpuShare > busy ? `k6 used ${percent(cpuShare)} of all cores` : null;
}

/** k6 drops a request only when no virtual user is free: whose time took them up? */
function outOfUsers(measured: Measurements, { vus, rate, timeoutMs }: GeneratorState): Limit {
  const total = sumOf(measured.latency.values());
  const timeouts = ((measured.failures.get('network:timeout')?.count ?? 0) * timeoutMs) / 1000;
  const outside = ['connecting', 'tls_handshaking', 'waiting', 'receiving'].map(
    (phase) => measured.phases.get(phase)?.sum ?? 0,
  );
  const waited = total === 0 ? 1 : Math.min(1, (sumOf(outside) + timeouts) / total);
  if (waited >= 0.5) {
    return {
      by: 'target',
      text:
        `the target was the limit, not the generator: all ${vus} virtual users were waiting for its answers ` +
        `(${percent(waited)} of their time), which holds for answers within ${seconds(vus / rate)}; lower --rate, or raise --max-vus`,
    };
  }
  return {
    by: 'generator',
    text:
      `all ${vus} virtual users were busy, but only ${percent(waited)} of their time went into waiting for the target; ` +
      'raise --max-vus, or give k6 more CPU',
  };
}

function sumOf(values: Iterable<number | { readonly sum: number }>): number {
  let sum = 0;
  for (const value of values) sum += typeof value === 'number' ? value : value.sum;
  return sum;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function seconds(value: number): string {
  return `${Number(value.toPrecision(2))} s`;
}
