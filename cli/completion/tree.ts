import type { Argument, Command, Option } from 'commander';

/** An option as a shell completes it. */
export interface Word {
  readonly long: string;
  readonly description: string;
  readonly takesValue: boolean;
  /** Values that there are; empty where any is taken, or a file. */
  readonly values: readonly string[];
}

/** A command, or a group of commands, by the words that call it. */
export interface Node {
  readonly path: readonly string[];
  readonly description: string;
  readonly children: readonly string[];
  readonly options: readonly Word[];
  /** Values of its first argument. */
  readonly values: readonly string[];
}

/** The commands of a program with their options, the program itself first. */
export function treeOf(program: Command, path: readonly string[] = []): Node[] {
  const { commands } = program;
  const [first] = program.registeredArguments;
  return [
    {
      path,
      description: program.description(),
      children: commands.map((command) => command.name()),
      options: [...program.options.map(wordOf), help],
      values: choicesOf(first),
    },
    ...commands.flatMap((command) => treeOf(command, [...path, command.name()])),
  ];
}

const help: Word = {
  long: '--help',
  description: 'show the options, with examples',
  takesValue: false,
  values: [],
};

function wordOf(option: Option): Word {
  return {
    long: option.long ?? option.flags,
    description: option.description,
    takesValue: option.required || option.optional,
    values: choicesOf(option),
  };
}

function choicesOf(from: Option | Argument | undefined): readonly string[] {
  const parse: unknown = from?.parseArg;
  if (typeof parse !== 'function' || !('choices' in parse)) return [];
  return (parse.choices as readonly string[]).map(String);
}
