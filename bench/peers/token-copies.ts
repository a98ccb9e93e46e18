import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How often a token stands in files, and in those of folders. */
export async function tokenCopies(paths: readonly string[], token: string): Promise<number> {
  let copies = 0;
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory() === true) {
      const names = await readdir(path);
      copies += await tokenCopies(
        names.map((name) => join(path, name)),
        token,
      );
    } else if (found !== undefined) copies += countIn(await readFile(path, 'utf8'), token);
  }
  return copies;
}

export const countIn = (text: string, token: string): number => text.split(token).length - 1;
