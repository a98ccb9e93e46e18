import type { ContractResult, Violation } from '../model/contract-result.ts';
import { reproCommand, targetFileOf } from './contract/case-view.ts';
import { ranked } from './contract/causes.ts';
import { whenWords } from '../model/when-words.ts';
import { visible } from './html.ts';

/** GitHub shows ten annotations of a kind of a step. */
const mostShown = 10;

/** A contract run's causes as GitHub workflow commands, one a line; what the target said cannot begin a command. */
export function githubAnnotations(result: ContractResult): string[] {
  const causes = ranked(result.violations);
  const shown = causes.length > mostShown ? causes.slice(0, mostShown - 1) : causes;
  const targetFile = targetFileOf(result.run.command);
  const lines = shown.map((cause) => command('error', cause.rule, textOf(cause, targetFile)));
  const rest = causes.length - shown.length;
  if (rest > 0) lines.push(command('error', 'trigger contract', `${rest} more causes: see the report`));
  if (result.verdict === 'partial') lines.push(command('warning', 'trigger contract', result.reason));
  if (result.verdict === 'pass') lines.push(command('notice', 'trigger contract', result.reason));
  return lines;
}

function textOf(cause: Violation, targetFile: string): string {
  return [
    cause.message,
    `Fails when ${whenWords(cause) || 'always'}. Cases: ${cause.cases}.`,
    reproCommand(cause.case, targetFile),
  ]
    .map(clean)
    .join('\n');
}

function command(level: 'error' | 'warning' | 'notice', title: string, message: string): string {
  return `::${level} title=${property(title)}::${data(message)}`;
}

/** Cut, and without characters that a log would act on; line feeds are ours alone. */
function clean(text: string): string {
  return visible(text.slice(0, 1000).replaceAll('\n', ' '));
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
