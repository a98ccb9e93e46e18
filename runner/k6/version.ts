import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parse, satisfies, type SemVer } from 'semver';

/** The version that the harness downloads or builds. */
export const pinnedVersion = '2.2.0';

/** Versions that the harness works with; 1.x lacks what it is driven by. */
export const acceptedRange = '>=2.0.0 <3.0.0';

const run = promisify(execFile);
const patienceMs = 20_000;

/** The version in what `k6 version` prints: `k6 v2.2.0 (go1.25.1, linux/amd64)`. */
export function parseVersion(output: string): SemVer | null {
  const match = /^k6(?:\.exe)? v(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)/m.exec(output);
  return match?.[1] === undefined ? null : parse(match[1]);
}

/** What a path turned out to be. */
export type K6Check =
  { readonly ok: true; readonly version: string } | { readonly ok: false; readonly why: string };

/** Asks a program whether it is a k6 that the harness can use. */
export async function checkK6(path: string): Promise<K6Check> {
  let output: string;
  try {
    ({ stdout: output } = await run(path, ['version'], {
      timeout: patienceMs,
      env: { ...process.env, K6_NO_USAGE_REPORT: 'true', K6_AUTO_EXTENSION_RESOLUTION: 'false' },
    }));
  } catch (error) {
    return { ok: false, why: `${path} cannot be run (${reasonOf(error as NodeJS.ErrnoException)})` };
  }
  const version = parseVersion(output);
  if (version === null)
    return { ok: false, why: `${path} is no k6: it says "${output.split('\n')[0]?.slice(0, 80) ?? ''}"` };
  if (!satisfies(version, acceptedRange, { includePrerelease: true })) {
    return { ok: false, why: `${path} is k6 v${version.version}; v2.0 or later is needed` };
  }
  return { ok: true, version: version.version };
}

function reasonOf(error: NodeJS.ErrnoException & { killed?: boolean }): string {
  if (error.killed === true) return `no answer in ${patienceMs / 1000} s`;
  return typeof error.code === 'number' ? `exit ${String(error.code)}` : (error.code ?? 'unknown');
}
