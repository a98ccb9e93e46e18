import { curlLine } from '../contract/curl.ts';
import type { Case } from '../../model/case.ts';
import type { Exporter, ExportInput } from './format.ts';
import { showFor, writes } from './shown.ts';

const head = `#!/usr/bin/env bash
# Requests of trigger-harness, one a line. Every accepted one sends a real message.
#   export ALTCRAFT_TOKEN=...    and take the lines that you need, or: bash requests.sh
set -u
: "\${ALTCRAFT_TOKEN:?set it to the API token}"
`;

/** A line for bash a case, each behind a comment that says what it must get. */
export const curl: Exporter = (input) => [{ name: 'requests.sh', text: lines(input) }];

function* lines({ target, cases }: ExportInput): Generator<string> {
  const show = showFor(target);
  yield head;
  for (const testCase of cases()) {
    if (!writes(testCase)) yield `\n# ${about(testCase)}\n${curlLine(show(testCase))}; echo\n`;
  }
}

/** A comment ends with its line: whatever could end it early is shown as a blank. */
function about({ id, expects, rules, title }: Case): string {
  return [`${id} must get ${expects}`, rules[0], title].join(' · ').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ');
}
