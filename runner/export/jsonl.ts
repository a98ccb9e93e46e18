import { encodeRequest } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';
import type { Exporter } from './format.ts';

/** A case with its encoded request a line. */
export const jsonl: Exporter = ({ target, cases }) => [{ name: 'cases.jsonl', text: lines(target, cases()) }];

function* lines(target: Target, cases: Iterable<Case>): Generator<string> {
  for (const testCase of cases) yield `${JSON.stringify(lineOf(testCase, target))}\n`;
}

function lineOf(testCase: Case, target: Target): object {
  const { method, url, headers, body } = encodeRequest(testCase.request, target, 'shown');
  const { id, kind, title, rules, expects, fault, assignment, seed } = testCase;
  const sent = body === undefined ? {} : textOrBase64(body);
  return {
    id,
    kind,
    title,
    rules,
    expects,
    ...(fault && { fault }),
    assignment,
    seed,
    request: { method, url, headers, ...sent },
  };
}

function textOrBase64(bytes: Uint8Array): { body: string; bodyIsBase64?: true } {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { body: Buffer.from(bytes).toString('base64'), bodyIsBase64: true };
  }
}
