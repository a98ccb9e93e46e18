import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');

interface Row {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** The rows of the table under a heading. */
function rowsUnder(heading: string, page: string): Row[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|/gm)].map(
    ([, name, version, licence]) => ({
      name: name ?? '',
      version: version ?? '',
      licence: licence ?? '',
    }),
  );
}

const page = await read('docs/dependencies.md');
const bundled = rowsUnder('In the program', page);
const others = rowsUnder('For making and checking it', page);
const manifest = JSON.parse(await read('package.json')) as {
  dependencies?: Record<string, string>;
  devDependencies: Record<string, string>;
};
const { packages } = JSON.parse(await read('package-lock.json')) as {
  packages: Record<string, { version: string; license: string }>;
};

describe('the page of dependencies', () => {
  it('has a row for every package, in order, and no other', () => {
    const names = [...bundled, ...others].map(({ name }) => name).sort();
    expect(names).toEqual(Object.keys(manifest.devDependencies).sort());
    for (const rows of [bundled, others]) {
      const own = rows.map(({ name }) => name);
      expect(own).toEqual([...own].sort());
    }
  });

  it('has the versions and licences of the lock file', () => {
    const locked = (name: string): Row => {
      const entry = packages[`node_modules/${name}`];
      return { name, version: entry?.version ?? '', licence: entry?.license ?? '' };
    };
    expect([...bundled, ...others]).toEqual([...bundled, ...others].map(({ name }) => locked(name)));
  });

  it('tells what is in the bundle from what is not', async () => {
    const notices = await read('dist/THIRD-PARTY.txt');
    const isBundled = ({ name, version }: Row): boolean => notices.includes(`${name} ${version} (`);
    expect(bundled.filter((row) => !isBundled(row))).toEqual([]);
    expect(others.filter(isBundled)).toEqual([]);
  });
});

describe('the package', () => {
  it('installs no other', () => {
    expect(manifest.dependencies ?? {}).toEqual({});
  });
});
