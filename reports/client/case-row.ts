/// <reference lib="dom" />
import {
  caseAnchor,
  caseFacts,
  caseLine,
  caseRules,
  reproCommand,
  verdictWords,
  type ShownCase,
} from '../contract/case-view.ts';
import type { PackedCases } from '../contract/packed.ts';
import { visible } from '../html.ts';
import { enhanceCopyButtons } from './copy.ts';
import { element } from './dom.ts';

/** One case of the list; what it says when opened is made when it is opened. */
export function caseRow(record: ShownCase, packed: PackedCases): HTMLLIElement {
  const line = caseLine(record);
  const summary = element(
    'summary',
    '',
    element('span', 'mark', verdictWords[record.verdict]),
    element('span', 'title', visible(record.title)),
    element('span', 'format', line.format),
    element('span', 'outcome', line.outcome),
    element('span', 'codes', line.codes),
    element('span', 'latency', line.latency),
  );
  const details = element('details', `case ${record.verdict}`, summary);
  details.id = caseAnchor(record.id);
  details.dataset['id'] = record.id;
  details.addEventListener('toggle', () => {
    if (details.open) fill(details, record, packed);
  });
  return element('li', '', details);
}

/** Opens a case and says it whole. */
export function openCase(details: HTMLDetailsElement, record: ShownCase, packed: PackedCases): void {
  fill(details, record, packed);
  details.open = true;
}

function fill(details: HTMLDetailsElement, record: ShownCase, packed: PackedCases): void {
  if (details.childElementCount > 1) return;
  const list = element('dl', '');
  for (const [name, value] of caseFacts(record)) list.append(entry(name, visible(value)));
  for (const [name, id] of caseRules(record)) list.append(entry(name, ...ruleText(id, packed)));
  const causes = packed.causes[record.id] ?? [];
  if (causes.length > 0) list.append(entry('Cause', ...causes.flatMap(causeLink)));
  details.append(element('div', 'case-body', list, command(record, packed)));
  enhanceCopyButtons(details);
}

function entry(name: string, ...value: (Node | string)[]): HTMLElement {
  return element('div', '', element('dt', '', name), element('dd', '', ...value));
}

function ruleText(id: string, packed: PackedCases): (Node | string)[] {
  const rule = packed.rules[id];
  return [element('code', '', visible(id)), rule === undefined ? '' : ` ${rule.statement} (${rule.source})`];
}

function causeLink(number: number, index: number): (Node | string)[] {
  const link = element('a', '', `cause ${number}`);
  link.href = `#cause-${number}`;
  return index === 0 ? [link] : [', ', link];
}

function command(record: ShownCase, packed: PackedCases): HTMLElement {
  const parts = reproCommand(record.id, packed.targetFile).split(/ (?=--?\w)/);
  const code = element(
    'code',
    '',
    ...parts.flatMap((part, index) => [index > 0 ? ' ' : '', element('span', 'arg', visible(part))]),
  );
  const text = element('div', 'code-text', element('pre', '', code));
  text.tabIndex = 0;
  text.setAttribute('role', 'group');
  text.setAttribute('aria-label', `Command that runs case ${visible(record.id)} again`);
  const button = element('button', 'button copy', 'Copy');
  button.type = 'button';
  button.hidden = true;
  button.setAttribute('aria-label', `Copy: command that runs case ${visible(record.id)} again`);
  return element('div', 'code command', text, button);
}
