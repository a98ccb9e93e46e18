import { createWriteStream } from 'node:fs';
import { copyFile, lstat, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar';
import { open, type Entry, type ZipFile } from 'yauzl';

/** No k6 is larger; an archive that says so is none of k6's. */
const largest = 300 * 1024 * 1024;

const wanted = /^(?:[^/\\]+\/)?k6(?:\.exe)?$/;

/**
 * Takes the one file that matters, k6, out of a release archive; no other path of the archive is ever written.
 *
 * @throws Error if it is not in there, is no plain file, or is too large.
 */
export async function unpackK6(
  archive: string,
  format: 'tar.gz' | 'zip',
  to: string,
  folder: string,
): Promise<void> {
  if (format === 'tar.gz') await untar(archive, to, folder);
  else await unzip(archive, to);
}

async function untar(archive: string, to: string, folder: string): Promise<void> {
  const inside = join(folder, 'unpacked');
  await mkdir(inside);
  let found: string | undefined;
  await extract({
    file: archive,
    cwd: inside,
    strict: true,
    filter: (path, entry) => {
      const plain = 'type' in entry ? entry.type === 'File' || entry.type === 'OldFile' : entry.isFile();
      if (found !== undefined || !plain || !wanted.test(path) || path.split('/').includes('..')) return false;
      if (entry.size > largest) return false;
      found = path;
      return true;
    },
  });
  if (found === undefined) throw new Error('the archive holds no k6');
  const path = join(inside, found);
  if (!(await lstat(path)).isFile()) throw new Error('k6 in the archive is no plain file');
  await copyFile(path, to);
}

async function unzip(archive: string, to: string): Promise<void> {
  const zip = await openZip(archive);
  try {
    const entry = await findEntry(zip);
    if (entry.uncompressedSize > largest) throw new Error('k6 in the archive is too large');
    await pipeline(await openEntry(zip, entry), createWriteStream(to));
  } finally {
    zip.close();
  }
}

function openZip(archive: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // yauzl refuses absolute paths and "..", and checks sizes against what is announced.
    open(archive, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(error);
    });
  });
}

function findEntry(zip: ZipFile): Promise<Entry> {
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => reject(new Error('the archive holds no k6')));
    zip.on('entry', (entry: Entry) => {
      const name = basename(entry.fileName);
      if (wanted.test(entry.fileName) && (name === 'k6' || name === 'k6.exe') && !isLink(entry))
        resolve(entry);
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Unix modes stand in the upper half of the external attributes. */
function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream);
      else reject(error);
    });
  });
}
