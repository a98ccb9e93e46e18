import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '../../model/errors.ts';
import { packageRoot } from '../package-root.ts';

/** The name of the bundle that k6 runs. */
export const scenarioFile = 'load.js';

/**
 * The bundle that runs every scenario: they differ in their plan alone.
 *
 * @throws HarnessError if the package was not built.
 */
export function scenarioScript(folder = join(packageRoot(), 'dist', 'scenarios')): string {
  const path = join(folder, scenarioFile);
  if (existsSync(path)) return path;
  throw new HarnessError(
    'runNotMade',
    'load.not-built',
    `the scenario ${path} is not there`,
    'Run `npm run build`.',
  );
}
