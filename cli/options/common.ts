import { Option, type Command } from 'commander';
import { each, whole } from './parse.ts';

export const strengths = ['1', '2', '3', '4', '5', 'all'] as const;
const seedLimit = 2 ** 32 - 1;

export const optional = ' (may be left out)';
/** Ends the description of an option that must be given. */
export const needed = ' (needed)';
export const target = (note = ''): Option =>
  new Option('--target <file>', `target file (YAML or JSON)${note}`);
export const needsTarget = (command: Command): boolean =>
  command.options.some(({ long, description }) => long === '--target' && !description.endsWith(optional));
export const confirm = (): Option =>
  new Option(
    '--confirm <host>',
    'a host beyond loopback that may get requests, as safety.allow names it (repeatable)',
  )
    .argParser(each)
    .default([], 'none');
export const out = (): Option =>
  new Option('--out <dir>', 'folder for the results (default: out/<command>-<time>)');
export const seed = (): Option =>
  new Option('--seed <n>', 'one seed gives the same cases').argParser(whole(0, seedLimit)).default(1);
