import { caseFromId } from '../../generators/index.ts';
import { exitCodes } from '../../model/errors.ts';
import { rule, sourceOf } from '../../model/rules.ts';
import { reproduce } from '../../runner/contract/reproduce.ts';
import { readTarget } from '../../runner/target-file.ts';
import { heading, type Context, type Terminal } from '../context.ts';
import { printable } from '../printable.ts';

export interface ReproCommandOptions {
  readonly target: string;
  readonly confirm: readonly string[];
  readonly timeout: number;
}

/** Runs one case again and shows the request, the response and what is wrong, with secrets masked. */
export async function repro(options: ReproCommandOptions, context: Context, id: string): Promise<number> {
  const { terminal } = context;
  const target = await readTarget(options.target, context.environment);
  const testCase = caseFromId(id, target);
  heading(terminal, ['repro', target.name, id]);
  const shown = await reproduce(testCase, target, { confirmed: options.confirm, timeoutMs: options.timeout });
  terminal.emit({ case: testCase.id, title: testCase.title, rules: testCase.rules, ...shown });
  terminal.say(`${terminal.style('bold', printable(testCase.title))}\n`);
  terminal.say(`> ${shown.request.method} ${printable(shown.request.url)}`);
  sayMessage(terminal, '>', shown.request.headers, shown.request.body ?? '');
  if (shown.response === undefined) terminal.say(`< ${printable(shown.failure ?? 'no answer')}`);
  else {
    terminal.say(`< HTTP ${shown.response.status}  (${shown.latencyMs.toFixed(1)} ms)`);
    sayMessage(terminal, '<', shown.response.headers, shown.response.body);
  }
  if (shown.findings.length === 0) {
    terminal.say(
      `${terminal.style('green', 'holds')}  expected ${shown.judgement.expects}, got ${shown.judgement.outcome}`,
    );
  }
  for (const finding of shown.findings) {
    terminal.say(
      `${terminal.style('red', 'breaks')}  ${terminal.style('bold', finding.rule)}: ${printable(finding.message)}`,
    );
    terminal.say(
      terminal.style('dim', `        ${rule(finding.rule).statement} (${sourceOf(finding.rule)})`),
    );
  }
  terminal.say(`\n${terminal.style('dim', 'again with curl:')}\n${printable(shown.curl)}`);
  return shown.findings.length === 0 ? exitCodes.ok : exitCodes.targetAtFault;
}

function sayMessage(
  terminal: Terminal,
  mark: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): void {
  for (const [name, value] of Object.entries(headers))
    terminal.say(`${mark} ${printable(`${name}: ${value}`)}`);
  terminal.say(mark);
  if (body !== '') terminal.say(body.split('\n').map(printable).join('\n'));
  terminal.say();
}
