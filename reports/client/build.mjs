import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The scripts of the pages: the name under which each is exported, and where it starts. */
const entries = [
  ['shellScript', './shell.ts'],
  ['contractScript', './contract.ts'],
  ['planScript', './plan.ts'],
];

/** Bundles the pages' scripts into the string module `reports/client.gen.ts`; writes only on a difference. */
export async function buildClient() {
  const modules = await Promise.all(entries.map(([name, entry]) => bundle(name, here(entry))));
  const text = `// Made by reports/client/build.mjs; do not edit.\n${modules.join('')}`;
  const output = here('../client.gen.ts');
  const before = existsSync(output) ? await readFile(output, 'utf8') : undefined;
  if (before !== text) await writeFile(output, text);
}

async function bundle(name, entry) {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
  });
  return `export const ${name}: string = ${JSON.stringify(result.outputFiles[0].text)};\n`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildClient();
