// Writes the reference pages: npx tsx docs/build/write.ts
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pages } from './pages.ts';

const docs = join(import.meta.dirname, '..');
for (const [name, render] of Object.entries(pages)) {
  const path = join(docs, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, render());
}
