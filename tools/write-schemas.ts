// Writes schemas/ from the zod schemas: npx tsx tools/write-schemas.ts; with --check, says what differs and fails.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedSchemas } from '../contracts/published.ts';

const folder = join(import.meta.dirname, '..', 'schemas');
const due = new Map(
  Object.entries(publishedSchemas()).map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]),
);
await mkdir(folder, { recursive: true });
const there = new Map(
  await Promise.all(
    (await readdir(folder)).map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  ),
);
const differing = [...new Set([...due.keys(), ...there.keys()])].filter(
  (name) => due.get(name) !== there.get(name),
);

if (process.argv.includes('--check')) {
  for (const name of differing) console.error(`schemas/${name} is not what its definition gives`);
  if (differing.length > 0) console.error('npx tsx tools/write-schemas.ts writes it again');
  console.log(`schemas: ${due.size}, ${differing.length} that differ`);
  process.exitCode = differing.length > 0 ? 1 : 0;
} else {
  for (const name of differing) {
    const text = due.get(name);
    await (text === undefined ? rm(join(folder, name)) : writeFile(join(folder, name), text));
  }
}
