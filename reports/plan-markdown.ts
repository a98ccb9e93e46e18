import type { PlanResult, PlanStep } from '../model/plan-result.ts';
import { duration } from './charts/format.ts';
import { block, code, prose, table } from './markdown-text.ts';
import { asOf, validUntil } from './plan/as-of.ts';
import { nextCommand } from './plan/next-command.ts';
import {
  ageOf,
  day,
  gateWords,
  intervalWords,
  limitWords,
  perSecond,
  purposeWords,
  stepWords,
} from './plan/words.ts';
import { count, percent } from './shell/blocks.ts';

const signs = { go: '✅ GO', 'no-go': '❌ NO-GO', undecided: '⚠️ NOT ENOUGH EVIDENCE' } as const;
const toldSteps = 30;

/** A plan's summary, of a size that fits a CI job's page. */
export function planMarkdown(measured: PlanResult, at = Date.parse(measured.decidedAt)): string {
  const result = asOf(measured, at);
  const { verdict, run, campaign, requiredRate, sustainedRate, gates, confidence } = result;
  const next = nextCommand(result);
  return [
    `## ${signs[verdict]} – campaign plan of ${prose(run.target, 100)}`,
    prose(result.reason),
    table(
      [
        'Recipients',
        'Time',
        'Headroom',
        'Needed',
        'Sustained',
        'The limit lies',
        'Campaign takes',
        'Confidence',
      ],
      [
        [
          count(campaign.audience),
          duration(campaign.windowMs / 1000),
          percent(campaign.headroom, 1),
          perSecond(requiredRate),
          sustainedRate === null ? 'none' : perSecond(sustainedRate),
          intervalWords(result),
          campaign.atSustainedMs === null ? '–' : duration(campaign.atSustainedMs / 1000),
          confidence,
        ],
      ],
    ),
    `Limited by ${prose(limitWords(result))}. SLO: ${result.slo.map((one) => code(one)).join(', ')}.`,
    table(
      ['Gate', 'Verdict', 'Evidence', 'Its age'],
      gates.map((gate) => [
        prose(gate.name, 200),
        gateWords[gate.verdict].word,
        prose(gate.evidence, 300),
        ageOf(gate.at, at),
      ]),
    ),
    ...(verdict === 'go'
      ? [`Counts until ${day(validUntil(result))}; after that it is no go any more.`]
      : []),
    '### What was tried',
    table(
      ['Rate', 'Step', 'Verdict', 'Finished', 'p95', 'Why not'],
      result.steps.slice(-toldSteps).map(stepRow),
    ),
    '### What next',
    prose(next.why),
    block(next.command, 'sh'),
    '',
  ].join('\n\n');
}

function stepRow({ rate, purpose, verdict, reached, latency, reasons }: PlanStep): string[] {
  return [
    perSecond(rate),
    purposeWords[purpose],
    stepWords[verdict].word,
    perSecond(reached),
    latency.p95 === null ? '–' : `${latency.p95} ms`,
    reasons.length === 0 ? '' : prose(reasons.join('; '), 200),
  ];
}
