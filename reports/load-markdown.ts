import type { LoadResult, Percentiles, ThresholdResult } from '../model/load-result.ts';
import { comparisonWords } from './load/comparison-words.ts';
import { block, code, prose, table } from './markdown-text.ts';
import { count, duration, percent } from './shell/blocks.ts';

/** Kinds of error told in the summary; the report has the others. */
const toldErrors = 15;

/** A load run's summary, of a size that fits a CI job's page. */
export function loadMarkdown(result: LoadResult): string {
  const { requests, run } = result;
  return [
    `## ${verdictWords[result.verdict]} – ${prose(result.scenario, 100)} load of ${prose(run.target, 100)}`,
    prose(result.reason),
    ...(result.thresholds.length > 0
      ? [table(['Threshold', 'Limit', 'Actual', 'Verdict'], result.thresholds.map(thresholdRow))]
      : []),
    table(
      ['Planned', 'Finished', 'Dropped', 'Failed', 'Violations', 'Duplicates', 'Rate reached'],
      [
        [
          count(requests.planned),
          count(requests.finished),
          `${count(requests.dropped)} (${percent(requests.dropped, requests.planned)})`,
          count(requests.failed),
          count(requests.violations),
          count(requests.duplicates),
          `${rate(result.rate.reached)} of ${rate(result.rate.asked)}`,
        ],
      ],
    ),
    table(
      percentiles.map(([label]) => label),
      [percentiles.map(([, key]) => latency(result.latency[key]))],
    ),
    ...comparisonPart(result),
    ...errorsPart(result),
    ...(result.generator.limit === null
      ? []
      : [`The generator was held back: ${prose(result.generator.limit)}`]),
    '### Run it again',
    block(run.command, 'sh'),
    `k6 ${prose(result.generator.k6, 50)}, seed ${run.seed}, platform ${prose(run.platform, 100)}, harness ${prose(run.harness, 50)}.`,
    '',
  ].join('\n\n');
}

const verdictWords = {
  pass: '✅ PASS',
  fail: '❌ FAIL',
  invalid: '⚠️ INVALID RUN',
  partial: '⚠️ INCOMPLETE',
} as const;

const percentiles: readonly (readonly [label: string, key: keyof Percentiles])[] = [
  ['p50', 'p50'],
  ['p90', 'p90'],
  ['p95', 'p95'],
  ['p99', 'p99'],
  ['p99.9', 'p99.9'],
  ['max', 'max'],
];

const thresholdWords = { held: '✅ held', missed: '❌ missed', 'no-sample': '⚠️ no sample' } as const;

function thresholdRow(threshold: ThresholdResult): string[] {
  return [
    code(threshold.expression),
    figure(threshold.limit),
    threshold.actual === null ? '–' : figure(threshold.actual),
    thresholdWords[threshold.verdict],
  ];
}

/** A limit is in whatever unit its expression names, so the number stands alone. */
function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}

function rate(value: number): string {
  return `${value.toLocaleString('en-US', { maximumFractionDigits: 1 })}/s`;
}

function latency(value: number | null): string {
  return value === null ? 'too few samples' : duration(value);
}

function comparisonPart({ comparison }: LoadResult): string[] {
  if (comparison === undefined) return [];
  const rows = comparison.percentiles.map(({ name, now, before, noise, verdict }) => [
    name,
    duration(before),
    noise === null ? 'not known' : `${duration(noise.from)} to ${duration(noise.to)}`,
    duration(now),
    comparisonWords[verdict].word,
  ]);
  return [
    '### Against earlier runs',
    `${comparisonWords[comparison.verdict].word}: ${prose(comparison.reason)}`,
    ...(rows.length > 0 ? [table(['Percentile', 'Before', 'Noise', 'Now', 'Verdict'], rows)] : []),
  ];
}

function errorsPart(result: LoadResult): string[] {
  if (result.errors.length === 0) return [];
  const rows = [...result.errors]
    .sort((a, b) => b.count - a.count)
    .slice(0, toldErrors)
    .map((error) => [
      code(error.kind, 80),
      count(error.count),
      prose(error.message, 200),
      error.sample === undefined ? '–' : code(error.sample.case),
    ]);
  return ['### Errors', table(['Kind', 'Count', 'Message', 'Example'], rows)];
}
