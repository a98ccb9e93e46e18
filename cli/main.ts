import { CommanderError } from 'commander';
import { exitCodes, HarnessError } from '../model/errors.ts';
import { maskFor } from '../model/mask.ts';
import { tokenVariable } from '../model/secrets.ts';
import { commandLine } from './command-line.ts';
import { printable } from './printable.ts';
import { programFor } from './program.ts';

/** Runs the command line; the only place that reads argv and the environment, and that exits. */
async function main(argv: readonly string[]): Promise<number> {
  const interrupted = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    // A second signal ends at once: the first is trusted to write what was measured.
    if (interrupted.signal.aborted)
      process.exit(signal === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted);
    interrupted.abort(signal);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  let code = 0;
  const program = programFor({
    environment: process.env,
    signal: interrupted.signal,
    command: commandLine(argv.slice(2)),
    ended: (exit) => {
      code = exit;
    },
  });
  await program.parseAsync([...argv]);
  return code;
}

/** What an error is to the person: its message and what to do; a stack trace only for our own mistakes, on request. */
function told(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.callAtFault;
  const mask = maskFor([process.env[tokenVariable] ?? '']);
  if (error instanceof HarnessError) {
    const fix = error.fix === undefined ? '' : `\n  → ${lines(mask(error.fix))}`;
    process.stderr.write(`error: ${lines(mask(error.message))}${fix}\n`);
    return error.exitCode;
  }
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`error: something unforeseen happened: ${printable(mask(text))}\n`);
  process.stderr.write('  → This is a defect of trigger-harness; TRIGGER_HARNESS_DEBUG=1 shows where.\n');
  if (process.env['TRIGGER_HARNESS_DEBUG'] === '1' && error instanceof Error)
    process.stderr.write(`${mask(error.stack ?? '')}\n`);
  return exitCodes.runNotMade;
}

/** A message of several lines keeps its lines. */
function lines(text: string): string {
  return text.split('\n').map(printable).join('\n  ');
}

main(process.argv).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = told(error);
  },
);

// A reader that goes away (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.ok);
  throw error;
});
