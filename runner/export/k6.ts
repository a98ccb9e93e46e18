import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeRequest } from '../../generators/index.ts';
import { lineOf } from '../../generators/corpus/line.ts';
import { expectationOf } from '../../contracts/index.ts';
import type { Case } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';
import { limitsOf } from '../guard.ts';
import { packageRoot } from '../package-root.ts';
import type { Exporter, ExportInput } from './format.ts';
import { writes } from './shown.ts';

/** A script for k6 and its requests, which run without this program. */
export const k6: Exporter = (input) => [
  { name: 'script.js', text: [readFileSync(join(packageRoot(), 'runner/export/script.k6.js'), 'utf8')] },
  { name: 'corpus.jsonl', text: lines(input) },
];

function* lines({ target, cases, seed }: ExportInput): Generator<string> {
  yield `${JSON.stringify(headOf(target, seed))}\n`;
  for (const testCase of cases()) {
    const line = writes(testCase) ? undefined : requestLine(testCase, target);
    if (line !== undefined) yield `${JSON.stringify(line)}\n`;
  }
}

function headOf(target: Target, seed: number): object {
  const { remote, maxRate, maxRequests } = limitsOf(target);
  const allowed = target.safety.allow.map((host) => host.toLowerCase());
  return {
    target: target.name,
    seed,
    confirm: remote,
    refused: remote.filter((host) => !allowed.includes(host)),
    ...(maxRate !== undefined && { maxRate }),
    ...(maxRequests !== undefined && { maxRequests }),
  };
}

/** A request with what it must get; undefined for cases that the documents leave open, and those that no load is made of. */
function requestLine(testCase: Case, target: Target): object | undefined {
  const { expects, rule, errors } = expectationOf(testCase, target.expectations);
  if (expects === 'open') return undefined;
  const due = { expects, rule, ...(errors !== undefined && { errors }) };
  const line = lineOf(testCase, encodeRequest(testCase.request, target, 'shown'), due);
  if (line === undefined) return undefined;
  const { template, suffix, caseId, body } = line;
  return { case: caseId, ...template, url: template.url + suffix, body };
}
