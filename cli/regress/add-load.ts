import type { Command } from 'commander';
import type { AddCommand, MakeAction } from '../commands/distributed.ts';
import { assets } from '../options/assets.ts';
import { needed, out } from '../options/common.ts';
import { each } from '../options/parse.ts';

/** The comparison of a load run with earlier ones. */
export function addRegressLoad(regress: Command, add: AddCommand, action: MakeAction): void {
  add(
    'load',
    'compare a load run with earlier ones: slower, faster or no difference shown; sends nothing',
    ['regress load out/today --against out/run-1 --against out/run-2 --against out/run-3'],
    regress,
  )
    .argument('<result>', 'the load run: its result.json or folder')
    .option('--against <result>', `an earlier run, five of them for a verdict (repeatable)${needed}`, each)
    .addOption(out())
    .addOption(assets())
    .action(
      action(async (options: import('./load.ts').RegressLoadOptions, context, path) =>
        (await import('./load.ts')).regressLoad(options, context, path),
      ),
    );
}
