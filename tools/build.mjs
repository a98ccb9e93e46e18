// Builds dist/: the generated modules first (validators, the report's script, the k6 bundles), then the program.
// Needs no network and about a second; `npm ci`, `npm test` and the launcher call it.
import { rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { build } from 'esbuild';
import { writeNotices } from './notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Source modules written by generators of their own; they are built, not kept. */
export async function generate() {
  const { compileValidators } = await import('../contracts/build/compile-validators.mjs');
  const { buildClient } = await import('../reports/client/build.mjs');
  await Promise.all([compileValidators(), buildClient()]);
}

/** Packages that are CommonJS ask for node's own modules this way. */
const requireForPackages =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

async function program() {
  await rm(join(root, 'dist'), { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      'cli/main': 'cli/main.ts',
      index: 'runner/index.ts',
      mock: 'mock/index.ts',
      // A thread of its own, started by its file.
      making: 'runner/contract/making/worker.ts',
    },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // The packages are bundled too: to find and load their many files takes twice as long as to load these few.
    banner: { js: requireForPackages },
    sourcemap: true,
    metafile: true,
    logLevel: 'warning',
  });
  await writeNotices(Object.keys(metafile.inputs));
  const { buildScenarios } = await import('../scenarios/build.mjs');
  await buildScenarios();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await generate();
  if (!process.argv.includes('--generate')) await program();
}
