import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Tests run the program as its users do: from dist/, which is built unless a caller has just done so. */
export default function setup(): void {
  const root = join(import.meta.dirname, '..', '..');
  if (process.env['TRIGGER_HARNESS_BUILT'] === '1' && existsSync(join(root, 'dist/cli/main.js'))) return;
  execFileSync(process.execPath, [join(root, 'tools/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
}
