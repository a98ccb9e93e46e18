import { emptyBuckets, mergeBuckets, sinceThen, type Buckets } from './buckets.ts';
import { addTo, leastOf, noLate, settleLate, type LatePush, type LooksLate } from './late.ts';
import {
  emptySecond,
  noCounts,
  type Counts,
  type KindSecond,
  type Measurements,
  type Second,
  type Tally,
} from './measurements.ts';
import { spread } from './spread.ts';
import { increase, merge, middleOf, mostKeys, tally, tallyOf, type Span } from './tallies.ts';
import { checkSize, keyOf, timedKind, warmMark, type Generator } from './generator.ts';
import type { Series } from './write-request.ts';

/** Takes what generators push, and keeps it by second, by kind and in all. */
export interface Collector {
  /**
   * Takes one push of a generator; its series are cumulative. `now` is when it came, in milliseconds since the epoch.
   *
   * @throws Error, and takes nothing, if the generator has more series than one of ours ever has.
   */
  take(generator: string, series: readonly Series[], now?: number): void;
  measurements(): Measurements;
  /** Those that have pushed so far, by name. */
  generators(): ReadonlyMap<string, Heard>;
}

/** What a collector knows of a generator itself. */
export interface Heard {
  /** Milliseconds since the epoch of the last push, by this machine's clock. */
  readonly at: number;
  /** It has said that it came to its end. */
  readonly ended: boolean;
}

const longestRunSeconds = 14 * 24 * 3600;
const phaseNames = /^k6_http_req_(blocked|connecting|tls_handshaking|sending|waiting|receiving)_seconds$/;

/** Series that come only once a run has started. */
const tellsOfRun = new Set([
  'k6_http_reqs_total',
  'k6_dropped_iterations_total',
  'k6_trigger_exceptions_total',
]);

/** Requests that seemed late: the first of a virtual user, and others. */
interface LateGroups {
  readonly first: LatePush;
  readonly yes: LatePush;
}

/** What a collector is to know and to keep. */
export interface CollectorOptions {
  /** How late a generator's requests look because of others that it dropped; default not at all. */
  readonly looksLate?: LooksLate | undefined;
  /**
   * A generator whose clock differs from ours by more (a push's way included) is taken to have pushed when its first push
   * came. Default: all clocks are believed.
   */
  readonly toleratedSkewMs?: number | undefined;
  /** Keeps each second by kind of request, which takes memory. */
  readonly kindsBySecond?: boolean | undefined;
}

export function createCollector({
  looksLate = () => 0,
  toleratedSkewMs = Infinity,
  kindsBySecond = false,
}: CollectorOptions = {}): Collector {
  const generators = new Map<string, Generator>();
  const seconds = new Map<number, Second>();
  const latency = new Map<string, Buckets>();
  const phases = new Map<string, Buckets>();
  const finished = new Map<string, number>();
  const failures = new Map<string, Tally>();
  const violations = new Map<string, Tally>();
  const violationsByKind = new Map<string, number>();
  const counts = new Map<string, Counts>();
  const duplicates: Tally = { count: 0, firstAt: -1, lastAt: -1 };
  const exceptions: Tally = { count: 0, firstAt: -1, lastAt: -1 };
  let lateness = emptyBuckets();
  let dropped = 0;
  let surplus = 0;
  let startedAt: number | undefined;

  function take(name: string, all: readonly Series[], now = Date.now()): void {
    if (all.length === 0) return;
    const ownTime = Math.max(...all.map((one) => one.at));
    const generator = generatorOf(name, ownTime, now);
    checkSize(generator, all);
    generator.heardAt = now;
    const pushedAt = ownTime + generator.skewMs;
    // Overtaken by a later one, which says more: its counts would look as if the generator had begun anew.
    if (pushedAt < (generator.pushedAt ?? -Infinity)) return;
    const said = all.find((one) => one.name === 'k6_trigger_started_at')?.value;
    const start = said === undefined ? undefined : said + generator.skewMs;
    startedAt ??= start ?? (all.some((one) => tellsOfRun.has(one.name)) ? pushedAt : undefined);
    // Virtual users that are made ready are no part of the run yet; all counts come again with the next push.
    if (startedAt === undefined) return;
    const span = { from: (generator.pushedAt ?? start ?? startedAt) - startedAt, to: pushedAt - startedAt };
    if (span.to > longestRunSeconds * 1000) return;
    generator.pushedAt = pushedAt;
    const late = { yes: noLate(), first: noLate() };
    for (const one of all) takeSeries(generator, one, span, late);
    const looks = looksLate(generator.dropped, span.to);
    settle(late.yes, looks, span);
    // k6 begins a rate that changes once its virtual users are active: as late as the least late one, all are.
    settle(late.first, looks + leastOf(generator.firstLate) * 1000, span);
  }

  function settle(push: LatePush, looksLateMs: number, span: Span): void {
    const settled = settleLate(push, looksLateMs);
    lateness = mergeBuckets(lateness, settled.lateness);
    for (const [kind, more] of settled.latency) takeLatency(kind, more, span);
  }

  function takeSeries(generator: Generator, one: Series, span: Span, late: LateGroups): void {
    if (one.histogram !== undefined) takeHistogram(generator, one, one.histogram, span, late);
    else if (one.value !== undefined && Number.isFinite(one.value))
      takeValue(generator, one, one.value, span);
  }

  function takeHistogram(
    generator: Generator,
    one: Series,
    now: Buckets,
    span: Span,
    late: LateGroups,
  ): void {
    const key = keyOf(one);
    const more = sinceThen(now, generator.histograms.get(key));
    if (more.count === 0) return;
    generator.histograms.set(key, now);
    const phase = phaseNames.exec(one.name)?.[1];
    const { late: mark } = one.labels;
    const kind = timedKind(one.labels);
    const group = mark === 'first' ? late.first : late.yes;
    if (phase !== undefined) merge(phases, phase, more);
    else if (one.name === 'k6_trigger_first_late_seconds')
      generator.firstLate = mergeBuckets(generator.firstLate, more);
    else if (one.name === 'k6_trigger_lateness_seconds') group.lateness = mergeBuckets(group.lateness, more);
    else if (one.name === 'k6_trigger_since_due_seconds') addTo(group.sinceDue, kind, more);
    else if (one.name !== 'k6_iteration_duration_seconds') return;
    else if (mark === 'surplus') surplus += more.count;
    else if (mark === undefined) takeLatency(kind, more, span);
    else addTo(group.begun, kind, more);
  }

  function takeLatency(timed: string, more: Buckets, span: Span): void {
    const kind = timed.replace(warmMark, '');
    if (kind === timed) merge(latency, kind, more);
    const second = secondOf(middleOf(span));
    second.latency = mergeBuckets(second.latency, more);
    if (!kindsBySecond) return;
    const ofKind = kindIn(second, kind);
    ofKind.latency = mergeBuckets(ofKind.latency, more);
  }

  function takeValue(generator: Generator, one: Series, now: number, span: Span): void {
    if (one.name === 'k6_vus') {
      generator.vus = now;
      const second = secondOf(middleOf(span));
      second.vus = Math.max(
        second.vus,
        sumOver(({ vus }) => vus),
      );
      return;
    }
    if (one.name === 'k6_vus_max') generator.vusMax = Math.max(generator.vusMax, now);
    if (one.name === 'k6_trigger_ended') generator.ended = true;
    if (!one.name.endsWith('_total')) return;
    const key = keyOf(one);
    const before = generator.counters.get(key) ?? 0;
    const more = Math.round(now < before ? now : now - before);
    if (more <= 0) return;
    generator.counters.set(key, now);
    if (one.name === 'k6_dropped_iterations_total') generator.dropped += more;
    count(one, more, span);
  }

  function count(one: Series, more: number, span: Span): void {
    const { kind = '', warm } = one.labels;
    const measured = warm === undefined ? more : 0;
    switch (one.name) {
      case 'k6_http_reqs_total':
        increase(finished, kind, more);
        add(kind, 'finished', measured, more, span);
        return bySecond('finished', more, span);
      case 'k6_dropped_iterations_total':
        dropped += more;
        return bySecond('dropped', more, span);
      case 'k6_trigger_failures_total': {
        const { failure = 'network:other' } = one.labels;
        tally(tallyOf(failures, failure), more, span);
        add(kind, 'failed', measured, more, span);
        bySecond('failed', more, span);
        return errorsBySecond(failure, more, span);
      }
      case 'k6_trigger_violations_total': {
        const { rule = '' } = one.labels;
        tally(tallyOf(violations, rule), more, span);
        increase(violationsByKind, kind, more);
        add(kind, 'violations', more, more, span);
        bySecond('violations', more, span);
        return errorsBySecond(`violation:${rule}`, more, span);
      }
      case 'k6_trigger_duplicates_total':
        tally(duplicates, more, span);
        add(kind, 'duplicates', more, more, span);
        return errorsBySecond('duplicate', more, span);
      case 'k6_trigger_exceptions_total':
        tally(exceptions, more, span);
        return errorsBySecond('exception', more, span);
      default:
        return;
    }
  }

  function bySecond(field: 'finished' | 'dropped' | 'failed' | 'violations', more: number, span: Span): void {
    for (const [second, share] of spread(more, span.from, span.to)) secondOf(second * 1000)[field] += share;
  }

  /** Of what came, `measured` lies behind the warm-up. */
  function add(kind: string, field: keyof Counts, measured: number, more: number, span: Span): void {
    const found = counts.get(kind) ?? noCounts();
    if (counts.size < mostKeys || counts.has(kind)) counts.set(kind, found);
    found[field] += measured;
    if (!kindsBySecond) return;
    for (const [second, share] of spread(more, span.from, span.to))
      kindIn(secondOf(second * 1000), kind)[field] += share;
  }

  function errorsBySecond(kind: string, more: number, span: Span): void {
    for (const [second, share] of spread(more, span.from, span.to))
      increase(secondOf(second * 1000).errors, kind, share);
  }

  function secondOf(ms: number): Second {
    const second = Math.max(0, Math.floor(ms / 1000));
    let found = seconds.get(second);
    if (found === undefined) {
      found = emptySecond();
      seconds.set(second, found);
    }
    return found;
  }

  function generatorOf(name: string, ownTime: number, now: number): Generator {
    let found = generators.get(name);
    if (found === undefined) {
      if (generators.size >= mostKeys) throw new Error('too many generators');
      const skewMs = Math.abs(now - ownTime) > toleratedSkewMs ? now - ownTime : 0;
      const nothing = { ended: false, dropped: 0, vus: 0, vusMax: 0, pushedAt: undefined, heardAt: now };
      found = { counters: new Map(), histograms: new Map(), skewMs, firstLate: emptyBuckets(), ...nothing };
      generators.set(name, found);
    }
    return found;
  }

  function sumOver(valueOf: (generator: Generator) => number): number {
    return [...generators.values()].reduce((sum, generator) => sum + valueOf(generator), 0);
  }

  return {
    take,
    measurements: () => ({
      startedAt,
      seconds,
      latency,
      phases,
      lateness,
      finished,
      dropped,
      failures,
      violations,
      violationsByKind,
      counts,
      duplicates,
      exceptions,
      surplus,
      vusMax: sumOver(({ vusMax }) => vusMax),
    }),
    generators: () =>
      new Map([...generators].map(([name, { heardAt, ended }]) => [name, { at: heardAt, ended }])),
  };
}

function kindIn({ kinds }: Second, kind: string): KindSecond {
  const found = kinds.get(kind) ?? { ...noCounts(), latency: emptyBuckets() };
  if (kinds.size < mostKeys) kinds.set(kind, found);
  return found;
}
