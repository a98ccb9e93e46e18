/**
 * Runs this harness and its peers against the healthy mock and against each of the fourteen faults alone.
 *
 * npm run bench:peers -- [--only NAME,…] [--faults peer-01,…|none] [--seconds N] [--write]
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mockFaults, type MockFault } from '../../mock/index.ts';
import { writeIntoComparison } from './document.ts';
import { fastCheck } from './fast-check.ts';
import { harness } from './harness.ts';
import { hurl } from './hurl.ts';
import { newman, newmanGenerated } from './newman.ts';
import type { Peer } from './peer.ts';
import { schemathesisDefault, schemathesisGenerated, schemathesisHook } from './schemathesis.ts';
import { Sites } from './site.ts';
import { countIn, tokenCopies } from './token-copies.ts';
import { harnessTable, healthy, parametersTable, tableOf, type Cell, type Row } from './table.ts';

const peers: readonly Peer[] = [
  harness,
  schemathesisDefault,
  schemathesisHook,
  schemathesisGenerated,
  newman,
  newmanGenerated,
  hurl,
  fastCheck,
];
const planted = mockFaults.filter(({ name }) => name.startsWith('peer-'));
const out = join('out', 'bench-peers');

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    faults: { type: 'string' },
    seconds: { type: 'string', default: '180' },
    write: { type: 'boolean', default: false },
  },
});
const wanted = choose(peers, values.only, ({ name }, given) => name === given);
const faults =
  values.faults === 'none' ? [] : choose(planted, values.faults, ({ name }, given) => name.startsWith(given));
const limits = { seconds: Number(values.seconds) };

function choose<T extends { readonly name: string }>(
  from: readonly T[],
  given: string | undefined,
  fits: (one: T, given: string) => boolean,
): readonly T[] {
  if (given === undefined) return from;
  return given.split(',').flatMap((name) => {
    const found = from.filter((one) => fits(one, name));
    if (found.length === 0)
      throw new Error(`there is no "${name}"; known: ${from.map((one) => one.name).join(', ')}`);
    return found;
  });
}

async function rowOf(peer: Peer, sites: Sites): Promise<Row> {
  const about = { peer: peer.name, setUp: peer.setUp };
  let version: string;
  try {
    version = await peer.install();
  } catch (error) {
    const notRun = `not available here: ${error instanceof Error ? error.message : String(error)}`;
    console.log(`${peer.name}: ${notRun}`);
    return { ...about, version: '', runs: { [healthy]: { notRun } } };
  }
  const runs: Record<string, Cell> = {};
  for (const fault of [undefined, ...faults]) {
    const name = fault?.name ?? healthy;
    const cell = await cellOf(peer, fault, sites);
    runs[name] = cell;
    console.log(`${peer.name.padEnd(18)} ${name.padEnd(34)} ${lineOf(cell)}`);
  }
  return { ...about, version, runs };
}

async function cellOf(peer: Peer, fault: MockFault | undefined, sites: Sites): Promise<Cell> {
  try {
    const [{ ended, reading, copies }, seen] = await sites.with(fault, async (site) => {
      const ran = await peer.run(site, limits);
      const { token } = site.target;
      const copies = countIn(ran.process.output, token) + (await tokenCopies(ran.written, token));
      return { ended: ran.process, reading: ran.reading, copies };
    });
    const { seconds, cpuSeconds, peakRssMb, timedOut, startedAt } = ended;
    const { requests, firstRequestAt } = seen;
    const firstRequestSeconds =
      firstRequestAt === undefined ? undefined : (firstRequestAt - startedAt) / 1000;
    return {
      ...reading,
      seconds,
      cpuSeconds,
      peakRssMb,
      firstRequestSeconds,
      requests,
      tokenCopies: copies,
      timedOut,
    };
  } catch (error) {
    return { notRun: `run failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function lineOf(cell: Cell): string {
  if ('notRun' in cell) return cell.notRun;
  const { cases, seconds, failed, parameters, detail } = cell;
  const size = parameters === undefined ? '' : `, ${parameters} parameters`;
  return `${failed ? 'red  ' : 'green'} ${cases} cases in ${seconds.toFixed(1)} s${size} ${detail.slice(0, 160)}`;
}

/** Rows of an earlier run stay for the peers that were not run now. */
async function merged(rows: readonly Row[]): Promise<Row[]> {
  const before = await readFile(join(out, 'rows.json'), 'utf8').then(
    (text) => JSON.parse(text) as Row[],
    () => [],
  );
  return peers.flatMap(({ name }) => {
    const now = rows.find(({ peer }) => peer === name);
    const earlier = before.find(({ peer }) => peer === name);
    if (now === undefined) return earlier ?? [];
    return { ...now, runs: { ...earlier?.runs, ...now.runs } };
  });
}

const sites = await Sites.open();
const rows: Row[] = [];
try {
  for (const peer of wanted) rows.push(await rowOf(peer, sites));
} finally {
  sites.close();
}
const all = await merged(rows);
const names = planted.map(({ name }) => name);
const tables = [
  tableOf(all, names),
  'Parameters in the smallest request that was printed, by fault:',
  parametersTable(all, names),
  'What this harness said:',
  harnessTable(
    all.find(({ peer }) => peer === harness.name),
    names,
  ),
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
].join('\n\n');
await mkdir(out, { recursive: true });
await writeFile(join(out, 'rows.json'), `${JSON.stringify(all, null, 2)}\n`);
await writeFile(join(out, 'table.md'), `${tables}\n`);
if (values.write) await writeIntoComparison(tables);
console.log(`\n${tables}\n`);
