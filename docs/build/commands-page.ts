import type { Argument, Command, Option } from 'commander';
import { programFor } from '../../cli/program.ts';

/** The page of commands and options, from the definition that the program itself parses with. */
export function commandsPage(): string {
  const program = programFor({
    environment: {},
    signal: new AbortController().signal,
    command: '',
    ended: () => undefined,
  });
  const commands = program.commands
    .filter((command) => command.name() !== 'help')
    .flatMap((command) => [...(isGroup(command) ? [] : [command]), ...command.commands]);
  const common = (commands[0]?.options ?? []).filter(({ long }) =>
    commands.every((command) => command.options.some((option) => option.long === long)),
  );
  const lines = [
    '# Commands and options',
    '',
    '<!-- Written by docs/build/write.ts from cli/program.ts; changes made here are lost. -->',
    '',
    'Every command takes these options, and `--help`, which shows examples:',
    '',
    ...optionTable(common),
    ...commands.flatMap((command) => commandPart(command, common)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Whether a command does nothing but hold others. */
function isGroup({ commands, registeredArguments }: Command): boolean {
  return commands.length > 0 && registeredArguments.length === 0;
}

function commandPart(command: Command, common: readonly Option[]): string[] {
  const own = command.options.filter(({ long }) => !common.some((option) => option.long === long));
  const examples = examplesOf(command);
  return [
    '',
    `## ${nameOf(command)}`,
    sentence(command.description()),
    '',
    `    npx trigger-harness ${[nameOf(command), ...command.registeredArguments.map(placeOf)].join(' ')} [options]`,
    '',
    ...command.registeredArguments.map((argument) => `\`${placeOf(argument)}\`: ${argument.description}`),
    ...(command.registeredArguments.length > 0 ? [''] : []),
    ...(own.length > 0 ? optionTable(own) : []),
    ...(own.length > 0 && examples.length > 0 ? [''] : []),
    ...(examples.length > 0 ? ['```sh', ...examples, '```'] : []),
  ];
}

/** A command's name as it is typed: behind that of the command that it belongs to. */
function nameOf(command: Command): string {
  const parent = command.parent;
  return parent === null || parent.parent === null ? command.name() : `${parent.name()} ${command.name()}`;
}

function optionTable(options: readonly Option[]): string[] {
  return [
    '| option | meaning | default |',
    '|---|---|---|',
    ...options.map(
      (option) => `| \`${option.flags}\` | ${cell(option.description)} | ${cell(defaultOf(option))} |`,
    ),
  ];
}

function placeOf(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** The example lines of a command's own help. */
function examplesOf(command: Command): string[] {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  return help
    .split('\n')
    .filter((line) => line.startsWith('  $ '))
    .map((line) => line.slice(4));
}

/** A default as it would be written on the command line. */
function defaultOf({ defaultValue, defaultValueDescription, long, flags }: Option): string {
  if (defaultValueDescription !== undefined) return defaultValueDescription;
  if (defaultValue === undefined || typeof defaultValue === 'boolean') return '';
  if (typeof defaultValue === 'number' && flags.includes('<duration>')) return `${defaultValue / 1000}s`;
  if (typeof defaultValue === 'number' || typeof defaultValue === 'string') return String(defaultValue);
  if (long === '--mix') return sharesOf(defaultValue as Readonly<Record<string, number>>);
  return JSON.stringify(defaultValue);
}

function sharesOf(shares: Readonly<Record<string, number>>): string {
  return Object.entries(shares)
    .map(([name, share]) => `${name}=${share}`)
    .join(',');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
