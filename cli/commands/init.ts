import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCodes, HarnessError } from '../../model/errors.ts';
import { prepareFolder, writeWhole } from '../../runner/output.ts';
import type { Context } from '../context.ts';
import { targetFileSchema } from '../../contracts/index.ts';
import { starterSchema, starterTarget } from '../starter/target.ts';
import { starterWorkflow } from '../starter/workflow.ts';

export interface InitCommandOptions {
  readonly out: string;
  readonly force?: boolean;
}

/** Writes a starter target file and a CI workflow; what is there already is kept unless forced. */
export async function init(options: InitCommandOptions, { terminal }: Context): Promise<number> {
  const workflows = join(options.out, '.github', 'workflows');
  const files = [
    { folder: options.out, name: 'target.yaml', text: starterTarget },
    // Beside the target file, so that editors need neither a network nor an installed package.
    { folder: options.out, name: starterSchema, text: `${JSON.stringify(targetFileSchema(), null, 2)}\n` },
    { folder: workflows, name: 'trigger-harness.yml', text: starterWorkflow },
  ];
  for (const { folder, name } of files) {
    await prepareFolder(folder);
    if (options.force !== true && (await exists(join(folder, name)))) {
      throw new HarnessError(
        'callAtFault',
        'init.exists',
        `${join(folder, name)} is there already`,
        'Pass --force to write over it, or --out DIR for another folder.',
      );
    }
  }
  for (const { folder, name, text } of files) terminal.say(await writeWhole(folder, name, text));
  terminal.say('\nNext: put your sandbox in target.yaml, then');
  terminal.say('  $ export ALTCRAFT_TOKEN=…');
  terminal.say(`  $ npx trigger-harness doctor --target ${join(options.out, 'target.yaml')}`);
  return exitCodes.ok;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
