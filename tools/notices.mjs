// Writes dist/THIRD-PARTY.txt: the licences of the packages that the bundle holds parts of.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {readonly string[]} inputs files that went into the bundle, relative to the checkout */
export async function writeNotices(inputs) {
  const packages = [...new Set(inputs.map(packageOf).filter((name) => name !== undefined))].sort();
  const notices = await Promise.all(packages.map(noticeOf));
  await writeFile(join(root, 'dist', 'THIRD-PARTY.txt'), notices.join(`\n${'-'.repeat(80)}\n\n`));
}

function packageOf(input) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const files = await readdir(join(root, folder));
  const file = files.find((candidate) => /^(licen[cs]e|copying)(\..*)?$/i.test(candidate));
  const text =
    file === undefined ? `Licensed under ${license}.\n` : await readFile(join(root, folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text}`;
}
