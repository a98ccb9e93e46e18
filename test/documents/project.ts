import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Document } from './markdown.ts';

export const root = join(import.meta.dirname, '..', '..');

/** Folders that installing, building and running make. */
export const made: ReadonlySet<string> = new Set(['node_modules', 'dist', 'out', 'coverage', '.git']);

/** Every file and folder of the project by its path from the root; folders end with a slash. */
export const files: ReadonlySet<string> = new Set(pathsIn(root));

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !made.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      const shown = relative(root, path).split(sep).join('/');
      return entry.isDirectory() ? [`${shown}/`, ...pathsIn(path)] : [shown];
    });
}

export function documentAt(path: string): Document {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

/** The pages at the root that are for readers, and all of docs/. */
export const documents: readonly Document[] = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...[...files].filter((path) => path.startsWith('docs/') && path.endsWith('.md')).sort(),
].map(documentAt);

/** The pages that speak of this program's own commands; the comparison speaks of others' as well. */
export const guides: readonly Document[] = documents.filter(({ path }) => path !== 'docs/comparison.md');
