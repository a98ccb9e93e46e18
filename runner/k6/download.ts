import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installK6 } from './cache.ts';
import { fetchFile, type FetchLimits } from './fetch-file.ts';
import { checksumsName, releaseBase, releaseFor, sumIn, type ReleaseFile } from './release.ts';
import { unpackK6 } from './unpack.ts';

export interface DownloadOptions {
  /** Ends with a slash. Default: k6's release on GitHub. */
  readonly baseUrl?: string | undefined;
  readonly platform?: string | undefined;
  readonly arch?: string | undefined;
  readonly limits?: FetchLimits | undefined;
  /** Replaces the sums that are known beforehand. */
  readonly release?: ReleaseFile | undefined;
  /** Told what a person should know of the download. */
  readonly onNote?: ((note: string) => void) | undefined;
}

const usual: FetchLimits = { maxBytes: 150 * 1024 * 1024, timeoutMs: 300_000, connectMs: 5000 };

/**
 * Downloads k6's release into the cache, checked by SHA-256 before it is unpacked.
 *
 * @throws Error that says why there is none.
 */
export async function downloadK6(cached: string, options: DownloadOptions = {}): Promise<void> {
  const { baseUrl = releaseBase, platform = process.platform, arch = process.arch, limits = usual } = options;
  const release = options.release ?? releaseFor(platform, arch);
  if (release === undefined) throw new Error(`there is no release of k6 for ${platform} on ${arch}`);
  await installK6(cached, async (path, folder) => {
    const archive = join(folder, 'archive');
    const sum = await fetchFile(new URL(release.name, baseUrl).href, archive, limits);
    const due = release.sha256 ?? (await publishedSum(release.name, baseUrl, folder, limits, options.onNote));
    if (sum !== due) throw new Error(`${release.name} has the SHA-256 ${sum}, not ${due}`);
    await unpackK6(archive, release.format, path, folder);
  });
}

async function publishedSum(
  name: string,
  baseUrl: string,
  folder: string,
  limits: FetchLimits,
  onNote: (note: string) => void = () => {},
): Promise<string> {
  const list = join(folder, 'checksums');
  await fetchFile(new URL(checksumsName, baseUrl).href, list, { ...limits, maxBytes: 64 * 1024 });
  const sum = sumIn(await readFile(list, 'utf8'), name);
  if (sum === undefined) throw new Error(`${checksumsName} does not name ${name}`);
  onNote(`${name} is checked against the release's own list of checksums: no sum of it is known beforehand`);
  return sum;
}
