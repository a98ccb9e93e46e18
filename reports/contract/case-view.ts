import type { CaseRecord } from '../../model/contract-result.ts';

/** A case record as the page has it, where rules are plain names. */
export interface ShownCase extends Omit<CaseRecord, 'rules' | 'broken'> {
  readonly rules: readonly string[];
  readonly broken?: readonly string[];
}

/** The groups of the list, in its order. */
export const groups = ['example', 'failed', 'open', 'passed'] as const;
export type Group = (typeof groups)[number];

export const groupNames: Readonly<Record<Group, string>> = {
  example: "The documentation's own examples",
  failed: 'Failed',
  open: 'Open: not documented, outcome recorded',
  passed: 'Passed',
};

/** The group of the list that a case stands in: the documentation's own examples come first. */
export function groupOf(record: Pick<CaseRecord, 'kind' | 'verdict'>): Group {
  return record.kind === 'example' ? 'example' : record.verdict;
}

/** A case's element id, and its address within the page when `#` stands before it. */
export function caseAnchor(id: string): string {
  return `case-${encodeURIComponent(id.replace(/[\uD800-\uDFFF]/gu, '\uFFFD'))}`;
}

export const verdictWords = { passed: 'Passed', failed: 'Failed', open: 'Open' } as const;

const outcomes: Readonly<Record<string, string>> = {
  accept: 'accepted',
  reject: 'refused',
  none: 'no envelope',
};
const expectWords = {
  accept: 'to be accepted',
  reject: 'to be refused',
  open: 'nothing (not documented)',
} as const;

/** An outcome in words; what a finding expected or got beyond those three is words already. */
export function outcomeWords(text: string): string {
  return Object.hasOwn(outcomes, text) ? (outcomes[text] ?? text) : text;
}

/** A message as a sentence: with a capital, unless it begins with a name, and a full stop. */
export function sentence(text: string): string {
  const stopped = /[.!?…]["')]?$/.test(text) ? text : `${text}.`;
  return /^[a-z]+(?= )/.test(stopped) ? stopped.charAt(0).toUpperCase() + stopped.slice(1) : stopped;
}

/** The one line of a case: how it came out and how fast, in words. */
export function caseLine(record: ShownCase): {
  format: string;
  outcome: string;
  codes: string;
  latency: string;
} {
  return {
    format: record.encoding === undefined ? '–' : record.encoding.toUpperCase(),
    outcome: outcomeWords(record.outcome),
    codes: `${record.status ?? '–'} / ${record.error ?? '–'}`,
    latency: `${record.latencyMs < 10 ? record.latencyMs.toFixed(1) : record.latencyMs.toFixed(0)} ms`,
  };
}

/** What an opened case says, name by name; rules are added by the renderer. */
export function caseFacts(record: ShownCase): (readonly [name: string, value: string])[] {
  const facts: (readonly [string, string])[] = [['Case', record.id]];
  if (record.fault !== undefined) facts.push(['Fault', record.fault]);
  facts.push(['Expected', expectWords[record.expects]], ['Outcome', outcomeWords(record.outcome)]);
  facts.push(['HTTP status', record.status === undefined ? 'no response' : String(record.status)]);
  facts.push(['error', record.error === undefined ? 'none' : String(record.error)]);
  if (record.errorText !== undefined) facts.push(['error_text', record.errorText]);
  facts.push(['Seed', String(record.seed)]);
  return facts;
}

/** The rules of a case, those first that it broke. */
export function caseRules(record: ShownCase): (readonly [name: string, rule: string])[] {
  const broken = record.broken ?? [];
  return [
    ...broken.map((id) => ['Broken rule', id] as const),
    ...record.rules.filter((id) => !broken.includes(id)).map((id) => ['Rule', id] as const),
  ];
}

/** The command that runs one case again and shows its request and response. */
export function reproCommand(id: string, targetFile: string): string {
  return `npx trigger-harness repro ${quoted(id)} --target ${quoted(targetFile)}`;
}

/** The target file of a run, as its command named it. */
export function targetFileOf(command: string): string {
  const match = /--target[= ]('[^']*'|"[^"]*"|\S+)/.exec(command);
  return match?.[1]?.replace(/^(['"])(.*)\1$/, '$2') ?? 'TARGET.yaml';
}

function quoted(text: string): string {
  return /^[\w~@%+=:,./-]+$/.test(text) && !text.startsWith('~')
    ? text
    : `'${text.replaceAll("'", `'\\''`)}'`;
}
