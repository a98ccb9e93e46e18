import type { CaseRecord, ContractResult } from '../../model/contract-result.ts';
import { html, type Html } from '../html.ts';
import { chip, count, counted } from '../shell/blocks.ts';
import { listedCases } from './pack.ts';

/** A value at or beside a limit, and which cases sent it: a record tells by its fault's name or its title. */
interface Limit {
  readonly label: string;
  readonly value: number;
  readonly sent: string;
  readonly expects: string;
  readonly fits: (record: CaseRecord) => boolean;
}

/** resource_id is a 24-bit integer (rules resource.range, resource.bounds, resource.form). */
const limits: readonly Limit[] = [
  {
    label: 'min − 1',
    value: 0,
    sent: '0 itself',
    expects: 'not documented',
    fits: (record) => record.fault === 'zero' && record.rules.includes('resource.form'),
  },
  {
    label: 'min',
    value: 1,
    sent: "the target's lowest resource",
    expects: 'taken',
    fits: (record) => isValid(record) && /\blow resource\b/.test(record.title),
  },
  {
    label: 'max',
    value: 2 ** 24 - 1,
    sent: "the target's highest resource",
    expects: 'taken',
    fits: (record) => isValid(record) && /\bhigh resource\b/.test(record.title),
  },
  {
    label: 'max + 1',
    value: 2 ** 24,
    sent: '2^24 itself',
    expects: 'refused',
    fits: (record) => record.fault === 'above' && record.rules.includes('resource.bounds'),
  },
];

function isValid(record: CaseRecord): boolean {
  return record.fault === undefined && record.rules.includes('resource.range');
}

/** What the values at and beside the limits of resource_id got. */
export function limitsSection(result: ContractResult): Html {
  const records = listedCases(result);
  return html`<p class="lead">
      What <code>resource_id</code>, a 24-bit integer, got at and beside its limits. Inside them only
      resources that the target file names can be sent.
    </p>
    <ul class="limits">
      ${limits.map((limit) => limitBox(limit, records.filter(limit.fits)))}
    </ul>`;
}

function limitBox(limit: Limit, records: readonly CaseRecord[]): Html {
  const failed = records.filter((record) => record.verdict === 'failed').length;
  const tone = records.length === 0 ? 'hatch' : failed > 0 ? 'failed' : '';
  return html`<li class="limit ${tone}">
    <p class="limit-name">${limit.label}</p>
    <p class="limit-value">${count(limit.value)}</p>
    <p class="small muted">sent: ${limit.sent}</p>
    <p class="small muted">expected: ${limit.expects}</p>
    ${records.length === 0 ? html`<p class="small">not exercised</p>` : formatsOf(records)}
  </li>`;
}

function formatsOf(records: readonly CaseRecord[]): Html {
  const formats = ['json', 'xml'] as const;
  return html`<ul class="small">
    ${formats.map((format) => {
      const own = records.filter((record) => record.encoding === format);
      if (own.length === 0) return html`<li><span class="muted">${format.toUpperCase()}</span> –</li>`;
      const failed = own.filter((record) => record.verdict === 'failed').length;
      return html`<li>
        <span class="muted">${format.toUpperCase()}</span>
        ${outcomes(own)}${failed > 0 && html` ${chip(`${failed} failed`, 'bad')}`}
      </li>`;
    })}
  </ul>`;
}

const words = { accept: 'taken', reject: 'refused', none: 'no envelope' } as const;

function outcomes(records: readonly CaseRecord[]): string {
  return (['accept', 'reject', 'none'] as const)
    .map((outcome) => ({ outcome, n: records.filter((record) => record.outcome === outcome).length }))
    .filter(({ n }) => n > 0)
    .map(({ outcome, n }) => `${words[outcome]} ${n}×`)
    .join(', ')
    .replace(/^$/, counted(0, 'case'));
}
