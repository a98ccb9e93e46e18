import type { LoadResult } from '../../model/load-result.ts';
import { millisecondsAxis } from '../charts/axis.ts';
import { figure } from '../charts/figure.ts';
import { ranges, type Range } from '../charts/ranges.ts';
import type { Html } from '../html.ts';
import { percentileWords } from './percentile-words.ts';

const meanings: Readonly<Record<string, string>> = {
  blocked: 'waiting for a free connection',
  connecting: 'making the connection',
  tls_handshaking: 'making it secure',
  sending: 'sending the request',
  waiting: 'waiting for the answer',
  receiving: 'receiving the answer',
};

/** Where the time of a request goes: connecting, sending, waiting, receiving. */
export function phases(result: LoadResult): Html {
  // A phase that never took time, such as TLS without https, has no place on a logarithm.
  const used = result.phases.filter(({ p50, p95 }) => p50 !== 0 || p95 !== 0);
  const rows = used.map(({ phase, p50, p95 }): Range => ({
    name: named(phase),
    values: [
      { at: p50, tone: 's1' },
      { at: p95, tone: 's2' },
    ],
  }));
  const values = used.flatMap(({ p50, p95 }) => [p50, p95].filter((value) => value !== null));
  return figure({
    id: 'phases',
    title: 'Where the time goes',
    description:
      'Median and p95 of each phase of a request, on a logarithmic scale; the left edge is 0.1 ms or less.',
    legend: [
      { name: 'p50', tone: 's1', kind: 'marker' },
      { name: 'p95', tone: 's2', kind: 'marker' },
    ],
    draw: ranges(millisecondsAxis(values, 'time in the phase (log scale)'), rows),
    table: {
      caption: 'Phases of a request; their percentiles do not add up.',
      head: ['Phase', 'p50', 'p95'],
      rows: result.phases.map(({ phase, p50, p95 }) => [
        named(phase),
        percentileWords(p50),
        percentileWords(p95),
      ]),
    },
    ...(values.length === 0 && { empty: 'No times by phase were kept for this run.' }),
  });
}

function named(phase: string): string {
  const meaning = meanings[phase];
  return meaning === undefined ? phase : `${phase}: ${meaning}`;
}
