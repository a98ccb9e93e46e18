import { CommanderError, type Command } from 'commander';
import { programFor } from '../../cli/program.ts';
import { HarnessError } from '../../model/errors.ts';
import { mockFaults } from '../../mock/index.ts';
import { checkEngineArgs } from '../../runner/load/engine-args.ts';
import { parseThreshold } from '../../runner/load/thresholds.ts';

const options = (): Command =>
  programFor({
    environment: {},
    signal: new AbortController().signal,
    command: '',
    ended: () => undefined,
  });

/** Every command that can be run: of a group, those in it, and itself where it takes something (`report RESULT`). */
const commandsOf = (program: Command): readonly Command[] =>
  program.commands.flatMap((command) => [
    ...(command.commands.length === 0 || command.registeredArguments.length > 0 ? [command] : []),
    ...command.commands,
  ]);

/** Every option of every command. */
export const optionNames: ReadonlySet<string> = new Set([
  '--help',
  '--version',
  ...commandsOf(options()).flatMap((command) => command.options.map(({ long }) => long ?? '')),
]);

/** What the program finds wrong with a command line, without running it; undefined: nothing. */
export function misread(words: readonly string[]): string | undefined {
  const program = options();
  let wrong: string | undefined;
  for (const command of commandsOf(program)) {
    command.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
    command.action(() => {
      wrong = wrongValue(command.opts());
    });
  }
  program.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  try {
    program.parse([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof HarnessError) return error.message;
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? undefined : error.message;
  }
  return wrong;
}

/** Values that are looked at only when a command runs. */
function wrongValue(given: {
  readonly faults?: readonly string[];
  readonly threshold?: readonly string[];
  readonly engineArg?: readonly string[];
}): string | undefined {
  for (const threshold of given.threshold ?? []) parseThreshold(threshold);
  checkEngineArgs(given.engineArg ?? []);
  const isFile = (name: string): boolean => /\.(ya?ml|json|txt)$/.test(name);
  const unknown = (given.faults ?? []).find(
    (name) => !isFile(name) && !mockFaults.some((fault) => fault.name === name),
  );
  return unknown === undefined ? undefined : `the mock has no fault ${unknown}`;
}
