// Writes dist/types: the declarations of what the package exports, and of what those speak of; nothing else.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const destination = join(root, 'dist', 'types');
const entries = ['runner/index.d.ts', 'mock/index.d.ts'];

const emitted = await mkdtemp(join(tmpdir(), 'trigger-harness-types-'));
try {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.types.json'), '--outDir', emitted], {
    stdio: 'inherit',
  });
  await rm(destination, { recursive: true, force: true });
  const written = new Set();
  for (const entry of entries) await take(join(emitted, entry), written);
  console.log(`types: ${written.size} declarations`);
} finally {
  await rm(emitted, { recursive: true, force: true });
}

/** Copies a declaration and those that it imports. */
async function take(path, written) {
  if (written.has(path)) return;
  written.add(path);
  const text = await readFile(path, 'utf8');
  const copy = join(destination, relative(emitted, path));
  await mkdir(dirname(copy), { recursive: true });
  await writeFile(copy, text);
  for (const [, name] of text.matchAll(/(?:from|import\() ?['"](\.[^'"]+)\.ts['"]/g)) {
    await take(`${join(dirname(path), name)}.d.ts`, written);
  }
}
