import type { Command } from 'commander';
import { exitCodes } from '../../model/errors.ts';
import { bashCompletion, zshCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { treeOf, type Node } from '../completion/tree.ts';
import type { Shell } from '../completion/shells.ts';
import type { Context } from '../context.ts';

const writers: Readonly<Record<Shell, (nodes: readonly Node[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** Prints the script that completes commands, options and values in a shell. */
export function completion(program: Command, { terminal }: Context, shell: Shell): Promise<number> {
  terminal.say(writers[shell](treeOf(program)).trimEnd());
  return Promise.resolve(exitCodes.ok);
}
