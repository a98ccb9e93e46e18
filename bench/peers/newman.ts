import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planCases } from '../../generators/index.ts';
import { exporters } from '../../runner/export/index.ts';
import { accountOf } from './account.ts';
import { cacheFolder, step } from './cache.ts';
import { measured } from './measured.ts';
import { collection } from './newman/collection.ts';
import { oracleText } from './oracle-text.ts';
import { payloads } from './payloads.ts';
import type { Peer, Reading } from './peer.ts';
import type { Site } from './site.ts';

const version = '6.2.2';
const count = 500;

interface JsonSummary {
  readonly run: {
    readonly stats: {
      readonly iterations: { readonly total: number };
      readonly requests: { readonly total: number };
    };
    readonly failures: readonly {
      readonly error: { readonly test?: string; readonly message: string };
      readonly cursor: { readonly iteration: number };
    }[];
  };
}

/** Newman with the collection that `generate --format postman` writes. */
export const newmanGenerated: Peer = {
  name: 'newman-generated',
  setUp: 'generate --format postman',
  install: () => newman.install(),
  run: async (site, { seconds }) => {
    const plan = planCases(site.target, { seed: 1, strength: 1 });
    const [file] = exporters.postman({ target: site.target, seed: 1, cases: () => plan.cases() });
    const collectionFile = join(site.folder, 'collection.json');
    await writeFile(collectionFile, [...(file?.text ?? [])].join(''));
    const environment = join(site.folder, 'environment.json');
    const values = [{ key: 'token', value: site.target.token, enabled: true }];
    await writeFile(environment, JSON.stringify({ name: 'mock', values }));
    const summary = join(site.folder, 'summary.json');
    const ended = await measured({
      command: process.execPath,
      args: [
        ...[entry(await cacheFolder(`newman-${version}`)), 'run', collectionFile],
        ...['--environment', environment],
        ...['--reporters', 'json', '--reporter-json-export', summary, '--color', 'off'],
      ],
      cwd: site.folder,
      seconds,
    });
    const { run } = await summaryIn(summary, ended.output);
    const kinds = [...new Set(run.failures.map(({ error }) => error.test ?? error.message))];
    return {
      process: ended,
      reading: {
        cases: run.stats.requests.total,
        failed: run.failures.length > 0,
        failures: kinds,
        detail: kinds.join('; '),
      },
      written: [collectionFile],
    };
  },
};

async function summaryIn(path: string, output: string): Promise<JsonSummary> {
  if (!existsSync(path)) throw new Error(`newman wrote no summary: ${output.slice(-300)}`);
  return JSON.parse(await readFile(path, 'utf8')) as JsonSummary;
}

/** Newman with one request in a collection, and payloads in a data file. */
export const newman: Peer = {
  name: 'newman',
  setUp: `${count} payloads given, own assertions`,
  install: async () => {
    const folder = await cacheFolder(`newman-${version}`);
    if (!existsSync(entry(folder)))
      await step('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, `newman@${version}`]);
    return version;
  },
  run: async (site, { seconds }) => {
    const bodies = payloads(site.target, count);
    const summary = join(site.folder, 'summary.json');
    const ended = await measured({
      command: process.execPath,
      args: [entry(await cacheFolder(`newman-${version}`)), ...(await argsFor(site, bodies, summary))],
      cwd: site.folder,
      seconds,
    });
    const { run } = await summaryIn(summary, ended.output);
    return { process: ended, reading: readingOf(run, bodies), written: [summary] };
  },
};

const entry = (folder: string): string => join(folder, 'node_modules', 'newman', 'bin', 'newman.js');

async function argsFor(site: Site, bodies: readonly string[], summary: string): Promise<string[]> {
  const written = async (name: string, value: unknown): Promise<string> => {
    const path = join(site.folder, name);
    await writeFile(path, JSON.stringify(value));
    return path;
  };
  const data = await written(
    'data.json',
    bodies.map((body) => ({ body })),
  );
  const values = { url: site.url, account: JSON.stringify(accountOf(site.target)) };
  const environment = await written('environment.json', {
    name: 'mock',
    values: Object.entries(values).map(([key, value]) => ({ key, value, enabled: true })),
  });
  return [
    ...['run', await written('collection.json', collection(await oracleText()))],
    ...['--iteration-data', data, '--environment', environment],
    ...['--reporters', 'json', '--reporter-json-export', summary, '--color', 'off'],
  ];
}

function readingOf({ stats, failures }: JsonSummary['run'], bodies: readonly string[]): Reading {
  const kinds = [...new Set(failures.map(({ error }) => error.test ?? error.message))];
  const sizes = failures.map(({ cursor }) => keysIn(bodies[cursor.iteration] ?? '{}'));
  return {
    cases: stats.iterations.total,
    failed: failures.length > 0,
    failures: kinds,
    detail: failures.length === 0 ? '' : `${failures.length} failures: ${kinds.join('; ')}`,
    parameters: sizes.length === 0 ? undefined : Math.min(...sizes),
  };
}

const keysIn = (body: string): number => Object.keys(JSON.parse(body) as object).length;
