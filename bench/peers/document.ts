import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../runner/package-root.ts';

const begin = '<!-- figures: written by `npm run bench:peers -- --write` -->';
const end = '<!-- end of figures -->';

/** Puts the tables into the comparison, in place of those before. */
export async function writeIntoComparison(tables: string): Promise<void> {
  const path = join(packageRoot(), 'docs', 'comparison.md');
  const text = await readFile(path, 'utf8');
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${path} has lost the marks between which the figures stand`);
  await writeFile(path, `${text.slice(0, from)}${begin}\n${tables}\n${text.slice(to)}`);
}
