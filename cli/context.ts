import { styleText } from 'node:util';
import { harnessVersion } from '../runner/facts.ts';
import type { Environment } from '../runner/target-file.ts';

/** Options that every command takes. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** How a command speaks: the answer on standard output, everything about its progress on standard error. */
export interface Terminal {
  readonly json: boolean;
  readonly quiet: boolean;
  /** Whether standard error is a terminal that can redraw a line. */
  readonly live: boolean;
  /** A line of the answer; nothing under --json. */
  say(line?: string): void;
  /** A line about what goes on; nothing under --quiet or --json. */
  note(line: string): void;
  /** One JSON value on a line; only under --json. */
  emit(value: unknown): void;
  style(style: Style | readonly Style[], text: string): string;
}

/** All that a command may touch of the process it runs in. */
export interface Context {
  readonly environment: Environment;
  readonly terminal: Terminal;
  /** Aborted by the first SIGINT or SIGTERM, with the signal's name as its reason. */
  readonly signal: AbortSignal;
  /** The command line as it can be shown and typed again. */
  readonly command: string;
}

export function terminalOf(options: CommonOptions, environment: Environment): Terminal {
  const json = options.json === true;
  const quiet = options.quiet === true;
  const colored =
    options.color !== false &&
    !environment['NO_COLOR'] &&
    process.stdout.isTTY &&
    environment['TERM'] !== 'dumb';
  return {
    json,
    quiet,
    live: process.stderr.isTTY && !quiet && !json,
    say(line = '') {
      if (!json) process.stdout.write(`${line}\n`);
    },
    note(line) {
      if (!json && !quiet) process.stderr.write(`${line}\n`);
    },
    emit(value) {
      if (json) process.stdout.write(`${JSON.stringify(value)}\n`);
    },
    style: (style, text) => (colored ? styleText(style as Style[], text, { validateStream: false }) : text),
  };
}

/** The line that a command begins with. */
export function heading(terminal: Terminal, parts: readonly string[]): void {
  terminal.note(terminal.style('dim', [`trigger-harness ${harnessVersion()}`, ...parts].join(' · ')));
}
