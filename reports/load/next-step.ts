import type { LoadResult } from '../../model/load-result.ts';
import { rateVaries, safeRate } from './safe-rate.ts';
import { verdictOf } from './verdict.ts';

/** What to do after a run: why, and a command that can be copied. */
export interface NextStep {
  readonly why: string;
  readonly command: string;
}

/** The one next step that fits a run's verdict. */
export function nextStep(result: LoadResult): NextStep {
  const target = targetOption(result.run.command);
  switch (verdictOf(result).kind) {
    case 'pass':
      return {
        why: 'Find out whether twice the rate holds as well:',
        command: withOption(result.run.command, '--rate', String(Math.round(result.rate.asked * 2))),
      };
    case 'fail':
      return afterFailure(result, target);
    case 'invalid':
      return afterInvalid(result, target);
    case 'partial':
      return { why: 'The run was stopped early; make it again in full:', command: result.run.command };
  }
}

function afterFailure(result: LoadResult, target: string): NextStep {
  const held = result.thresholds.every(({ verdict }) => verdict === 'held');
  if (held && result.comparison?.verdict === 'slower')
    return { why: 'Make the run once more, to see whether it stays slower:', command: result.run.command };
  const worst = mostFrequent(result);
  if (worst?.sample !== undefined && result.requests.failed + result.requests.violations > 0) {
    return {
      why: 'Look at one of the rejected requests in full:',
      command: `npx trigger-harness repro ${shellWord(worst.sample.case)} ${target}`,
    };
  }
  const safe = safeRate(result);
  if (safe !== undefined && rateVaries(result)) {
    return {
      why: 'Confirm that a rate below the limit holds for long:',
      command: `npx trigger-harness load steady ${target} --rate ${Math.max(1, Math.floor(safe.rate * 0.8))}`,
    };
  }
  return {
    why: 'Find a rate at which the limits hold, beginning with half of this one:',
    command: withOption(result.run.command, '--rate', String(Math.max(1, Math.floor(result.rate.asked / 2)))),
  };
}

function afterInvalid(result: LoadResult, target: string): NextStep {
  const { vusMax, vusLimit } = result.generator;
  const exception = result.errors.find(({ kind }) => kind === 'exception');
  if (exception?.sample !== undefined) {
    const command = `npx trigger-harness repro ${shellWord(exception.sample.case)} ${target}`;
    return { why: 'The scenario failed on some requests; look at one:', command };
  }
  if (result.requests.finished === 0) {
    return {
      why: 'Nothing was answered; find out what is missing:',
      command: `npx trigger-harness doctor ${target}`,
    };
  }
  if (result.requests.dropped > 0 && vusMax >= vusLimit) {
    const command = withOption(result.run.command, '--max-vus', String(vusLimit * 4));
    return { why: 'All virtual users were waiting for answers; give the run more of them:', command };
  }
  const command = withOption(
    result.run.command,
    '--rate',
    String(Math.max(1, Math.floor(result.rate.asked / 2))),
  );
  return {
    why: 'The generator could not keep up; run again at a rate that it can, or on a larger machine:',
    command,
  };
}

/** The kind of error that was seen most. */
export function mostFrequent({ errors }: LoadResult): LoadResult['errors'][number] | undefined {
  return [...errors].sort((a, b) => b.count - a.count)[0];
}

function targetOption(command: string): string {
  const match = /--target[= ]('[^']*'|"[^"]*"|\S+)/.exec(command);
  return `--target ${match?.[1] ?? 'target.yaml'}`;
}

/** The run's command with another value of an option, and without the folder that the run's own files are in. */
function withOption(whole: string, option: string, value: string): string {
  const command = whole.replace(/ --out[= ]('[^']*'|"[^"]*"|\S+)| --(quiet|json|no-color)\b/g, '');
  const pattern = new RegExp(`${option}[= ]\\S+`);
  return pattern.test(command)
    ? command.replace(pattern, `${option} ${value}`)
    : `${command} ${option} ${value}`;
}

function shellWord(text: string): string {
  return /^[\w.~:/@%+=,-]+$/.test(text) && !text.startsWith('~')
    ? text
    : `'${text.replaceAll("'", "'\\''")}'`;
}
