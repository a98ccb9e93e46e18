import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '../../model/errors.ts';
import { packageRoot } from '../package-root.ts';

/**
 * The bundle of a scenario.
 *
 * @throws HarnessError if the package was not built.
 */
export function scenarioScript(name: string, folder = join(packageRoot(), 'dist', 'scenarios')): string {
  const path = join(folder, `${name}.js`);
  if (existsSync(path)) return path;
  throw new HarnessError(
    'runNotMade',
    'load.not-built',
    `the scenario ${path} is not there`,
    'Run `npm run build`.',
  );
}
