#!/usr/bin/env node
// Starts the program; in a checkout that was installed without scripts, builds it first.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = new URL('../dist/cli/main.js', import.meta.url);
const builder = new URL('../tools/build.mjs', import.meta.url);

if (!existsSync(main) && existsSync(builder)) {
  const built = spawnSync(process.execPath, [fileURLToPath(builder)], { stdio: ['ignore', 2, 2] });
  if (built.status !== 0) {
    process.stderr.write('trigger-harness: the program could not be built; run `npm ci` and try again\n');
    process.exit(3);
  }
}
await import(main.href);
