/**
 * The contract suite against a bare loop that sends the very same requests to the same mock, in turns.
 *
 * npm run bench:contract -- [rounds] [--strength 1…5] [--concurrency N]
 * npm run bench:contract -- --stream N    memory while N cases of everything combined go through
 */
import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ContractResult } from '../../model/contract-result.ts';
import type { Strength } from '../../runner/contract/options.ts';
import { packageRoot } from '../../runner/package-root.ts';
import { measured, type Measured } from '../peers/measured.ts';
import { Sites, type Site } from '../peers/site.ts';
import type { Figures, Work } from './child.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    strength: { type: 'string', default: '2' },
    concurrency: { type: 'string', default: '8' },
    stream: { type: 'string' },
  },
});
const rounds = Number(positionals[0] ?? 3);
const concurrency = Number(values.concurrency);
const strength = Number(values.strength) as Strength;
/** Longer than any run here takes; what hangs is ended. */
const secondsAtMost = 900;

interface Row {
  readonly name: string;
  readonly perSecond: number;
  /** Microseconds of processor time a case. */
  readonly cpu: number;
  readonly peakMb: number;
  readonly firstRequestMs: number | undefined;
  readonly note: string;
}

async function child(file: string, site: Site, work: Partial<Work>): Promise<readonly Figures[]> {
  const whole: Work = { targetFile: site.targetFile, out: site.folder, strength, concurrency, ...work };
  const path = join(packageRoot(), 'bench', 'contract', file);
  const args = [...process.execArgv, path, JSON.stringify(whole)];
  const ended = await measured({
    command: process.execPath,
    args,
    cwd: packageRoot(),
    seconds: secondsAtMost,
  });
  if (ended.code !== 0)
    throw new Error(`${file} ended with ${String(ended.code)}: ${ended.output.slice(-500)}`);
  return ended.output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Figures);
}

/** The program as users start it. */
async function program(sites: Sites): Promise<Row> {
  const [{ ended, result }, seen] = await sites.with(undefined, async ({ folder, targetFile }) => {
    const out = join(folder, 'out');
    const words = ['contract', '--target', targetFile, '--out', out, '--strength', String(strength)];
    const ended = await measured({
      command: process.execPath,
      args: [
        join(packageRoot(), 'bin', 'trigger-harness.js'),
        ...words,
        '--concurrency',
        String(concurrency),
        '--quiet',
        '--no-color',
      ],
      cwd: folder,
      seconds: secondsAtMost,
    });
    return { ended, result: await resultIn(out, ended) };
  });
  const { cases } = result.counts;
  const { startedAt, seconds, cpuSeconds, peakRssMb = NaN } = ended;
  return {
    name: 'program, start to end',
    perSecond: cases / seconds,
    cpu: (cpuSeconds * 1e6) / cases,
    peakMb: peakRssMb,
    firstRequestMs: seen.firstRequestAt === undefined ? undefined : seen.firstRequestAt - startedAt,
    note: `${cases} cases, ${seen.requests} requests, ${result.verdict}`,
  };
}

async function resultIn(out: string, ended: Measured): Promise<ContractResult> {
  try {
    return JSON.parse(await readFile(join(out, 'result.json'), 'utf8')) as ContractResult;
  } catch (cause) {
    throw new Error(`the program left no result: ${ended.output.slice(-500)}`, { cause });
  }
}

async function suite(sites: Sites): Promise<readonly Row[]> {
  const [figures] = await sites.with(undefined, (site) => child('suite.ts', site, {}));
  const cases = figures.find(({ kind }) => kind === 'cases');
  const whole = figures.find(({ kind }) => kind === 'whole');
  if (cases?.kind !== 'cases' || whole?.kind !== 'whole') throw new Error('the suite told no figures');
  const row = rowOf('suite in process, cases', cases);
  return [
    row,
    {
      ...row,
      name: 'suite in process, whole',
      perSecond: cases.count / whole.seconds,
      cpu: NaN,
      note: `${whole.requests} requests, ${whole.verdict}`,
    },
  ];
}

async function bare(sites: Sites): Promise<Row> {
  const [[posts]] = await sites.with(undefined, (site) => child('bare.ts', site, {}));
  if (posts?.kind !== 'posts') throw new Error('the bare loop told no figures');
  return rowOf('bare undici loop', posts);
}

function rowOf(name: string, figures: Extract<Figures, { kind: 'cases' | 'posts' }>): Row {
  const { count, seconds, cpuSeconds, peakMb = NaN } = figures;
  return {
    name,
    perSecond: count / seconds,
    cpu: (cpuSeconds * 1e6) / count,
    peakMb,
    firstRequestMs: undefined,
    note: `${count} requests`,
  };
}

async function inTurns(sites: Sites): Promise<void> {
  const all: Row[] = [];
  for (let round = 0; round < rounds; round++) {
    all.push(await bare(sites), ...(await suite(sites)), await program(sites));
  }
  const names = [...new Set(all.map(({ name }) => name))];
  const middle = (name: string, figure: (row: Row) => number): number =>
    median(all.filter((row) => row.name === name).map(figure));
  const base = middle('bare undici loop', (row) => row.perSecond);
  console.log(`strength ${strength}, ${concurrency} connections, median of ${rounds}, ${load()}`);
  for (const name of names) {
    const perSecond = middle(name, (row) => row.perSecond);
    const first = middle(name, (row) => row.firstRequestMs ?? NaN);
    console.log(
      [
        name.padEnd(24),
        `${perSecond.toFixed(0).padStart(6)} cases/s`,
        `ratio ${(perSecond / base).toFixed(2)}`,
        `${middle(name, (row) => row.cpu)
          .toFixed(0)
          .padStart(5)} µs CPU a case`,
        `peak ${middle(name, (row) => row.peakMb)
          .toFixed(0)
          .padStart(4)} MB`,
        ...(Number.isNaN(first) ? [] : [`first request after ${first.toFixed(0)} ms`]),
        all.findLast((row) => row.name === name)?.note ?? '',
      ].join('  '),
    );
  }
}

async function streamed(sites: Sites, stream: number): Promise<void> {
  const [figures] = await sites.with(undefined, (site) =>
    child('suite.ts', site, { strength: 'all', stream }),
  );
  for (const figure of figures) {
    if (figure.kind !== 'tenth') continue;
    const { cases, seconds, peakMb = NaN, residentMb, heapMb } = figure;
    console.log(
      `${String(cases).padStart(9)} cases  ${seconds.toFixed(1).padStart(7)} s  peak ${peakMb.toFixed(0).padStart(5)} MB  ` +
        `resident ${residentMb.toFixed(0).padStart(5)} MB  heap ${heapMb.toFixed(0).padStart(5)} MB`,
    );
  }
  console.log(load());
}

function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN;
}

function load(): string {
  return `load average ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}`;
}

const sites = await Sites.open();
try {
  await (values.stream === undefined ? inTurns(sites) : streamed(sites, Number(values.stream)));
} finally {
  sites.close();
}
