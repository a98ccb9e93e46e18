import { pinnedVersion } from './version.ts';

/** One file of k6's release. */
export interface ReleaseFile {
  readonly name: string;
  readonly format: 'tar.gz' | 'zip';
  /** Known beforehand; undefined: only the release's own list of checksums can tell. */
  readonly sha256: string | undefined;
}

export const releaseBase = `https://github.com/grafana/k6/releases/download/v${pinnedVersion}/`;

export const checksumsName = `k6-v${pinnedVersion}-checksums.txt`;

const systems: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'macos', win32: 'windows' };
const machines: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

const sums: Readonly<Record<string, string>> = {
  'linux-amd64': 'b5a8003c86f35f5cd5ceef1490312c48e587696c94d998cefc6d7b3b4cb1597d',
  'windows-amd64': 'ceb2b1e1cf9dbe1303c6c33ec83ffda86dda5c610b4def92064d3c7ebae8d9f4',
};

/** The release's file for a system and a machine, as Node names them; undefined: there is none. */
export function releaseFor(platform: string, arch: string): ReleaseFile | undefined {
  const system = systems[platform];
  const machine = machines[arch];
  if (system === undefined || machine === undefined) return undefined;
  if (system === 'windows' && machine !== 'amd64') return undefined;
  const format = system === 'linux' ? 'tar.gz' : 'zip';
  const name = `${system}-${machine}`;
  return { name: `k6-v${pinnedVersion}-${name}.${format}`, format, sha256: sums[name] };
}

/** The SHA-256 of a file in a list of checksums (`<hex>  <name>` a line). */
export function sumIn(list: string, name: string): string | undefined {
  for (const line of list.split('\n')) {
    const match = /^([0-9a-f]{64})[ \t]+\*?(\S+)\s*$/i.exec(line);
    if (match?.[2] === name) return match[1]?.toLowerCase();
  }
  return undefined;
}
