import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pages } from '../../docs/build/pages.ts';
import { documentAt, root } from './project.ts';

it.each(Object.entries(pages))('docs/%s is what its definition gives', (name, render) => {
  const path = `docs/${name}`;
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(join(root, path), render());
  expect(documentAt(path).text, 'npx tsx docs/build/write.ts writes it again').toBe(render());
});
