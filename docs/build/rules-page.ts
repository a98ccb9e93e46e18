import { rules, type Rule, type RuleSource } from '../../model/rules.ts';

const sources: Readonly<Record<RuleSource, string>> = {
  page: 'page',
  vendor: 'vendor',
  assumed: 'assumed',
  none: '',
};

/** The page of rules, from the table that cases and checks are made from. */
export function rulesPage(): string {
  return `${[...intro, ...rules.map(row)].join('\n')}\n`;
}

const intro = [
  '# Rules',
  '',
  '<!-- Written by docs/build/write.ts from model/rule-table.ts; changes made here are lost. -->',
  '',
  'Where a rule comes from: **page**, the v72 page "Trigger launch (API call)"; **vendor**, another page of the vendor;',
  '**assumed**, a decision of this harness, which the [target file](../target-file.md#expectations) can override. Without a',
  'source: the documents say nothing, and the outcome is only recorded.',
  '',
  'What a case under it must get: **accept**, the success envelope; **reject**, an error envelope; **open**, either of them.',
  '**always** holds for every response. Rules marked "observed" need an [observer](../observer.md).',
  '',
  '| rule | statement | from | expects |',
  '|---|---|---|---|',
];

function row({ id, statement, from, expects, observed }: Rule): string {
  return `| \`${id}\` | ${cell(statement)} | ${sources[from]} | ${expects}${observed === true ? ', observed' : ''} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
