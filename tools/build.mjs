// Builds dist/: the generated modules first (validators, the report's script, the k6 bundles), then the program.
// Needs no network and about a second; `npm ci`, `npm test` and the launcher call it.
import { rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Source modules written by generators of their own; they are built, not kept. */
export async function generate() {
  const { compileValidators } = await import('../contracts/build/compile-validators.mjs');
  const { buildClient } = await import('../reports/client/build.mjs');
  await Promise.all([compileValidators(), buildClient()]);
}

async function program() {
  await rm(join(root, 'dist'), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: { 'cli/main': 'cli/main.ts', index: 'runner/index.ts' },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  const { buildScenarios } = await import('../scenarios/build.mjs');
  await buildScenarios();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await generate();
  if (!process.argv.includes('--generate')) await program();
}
