import { readFile } from 'node:fs/promises';
import { collectedRunFrom } from '../../contracts/index.ts';
import type { CollectedRun } from '../../model/collected-run.ts';
import { HarnessError } from '../../model/errors.ts';
import { collect as collectFrom, type UnplannedRun } from '../../runner/collect/collect.ts';
import type { Environment } from '../../runner/target-file.ts';
import { heading, type Context } from '../context.ts';
import { outFolder } from '../folder.ts';
import { progressOf } from '../progress.ts';
import { detailOf, exitOf, leaveReports } from './load.ts';

export interface CollectCommandOptions {
  readonly host: string;
  readonly port: number;
  readonly tokenEnv: string;
  readonly run?: string;
  readonly instances?: number;
  readonly threshold?: readonly string[];
  readonly idle: number;
  readonly wait: number;
  readonly out?: string;
  readonly printResult?: boolean;
}

/** Receives what generators on other machines measure, and leaves the reports of all of them together. */
export async function collect(options: CollectCommandOptions, context: Context): Promise<number> {
  const { terminal, signal, command, environment } = context;
  const token = tokenFrom(options.tokenEnv, environment);
  const run = await runOf(options);
  const folder = await outFolder(options.out, 'collect');
  heading(terminal, ['collect', `${run.instances} instances`, ...('rate' in run ? [run.target.name] : [])]);
  const progress = progressOf(terminal, 'collect');
  const result = await collectFrom(run, {
    host: options.host,
    port: options.port,
    token,
    idleMs: options.idle,
    waitMs: options.wait,
    signal,
    command,
    onListening: (url) => {
      terminal.note(
        `  generators push to ${url} (Prometheus remote write, with the token of ${options.tokenEnv})`,
      );
      terminal.emit({ listening: url });
    },
    onProgress: (at) => {
      if (at.durationMs > 0)
        progress.update(Math.min(at.elapsedMs, at.durationMs), at.durationMs, detailOf(at));
    },
  }).finally(() => progress.end());
  await leaveReports(folder, result, terminal);
  if (options.printResult === true) process.stdout.write(`${JSON.stringify(result)}\n`);
  return exitOf(result, signal);
}

const shortestToken = 16;

function tokenFrom(name: string, environment: Environment): string {
  const token = environment[name];
  const wrong =
    token === undefined || token === ''
      ? 'is not set'
      : token.length < shortestToken
        ? `holds fewer than ${shortestToken} characters`
        : /^[\x21-\x7e]+$/.test(token)
          ? undefined
          : 'holds characters that no HTTP header can';
  if (wrong === undefined && token !== undefined) return token;
  throw new HarnessError(
    'callAtFault',
    'collect.token',
    `the environment variable ${name}, which holds what generators must show, ${wrong ?? 'is not set'}`,
    `Make one: export ${name}="$(openssl rand -hex 24)"`,
  );
}

/** What is known of the run: from its file, or only how many instances there are. */
async function runOf(options: CollectCommandOptions): Promise<CollectedRun | UnplannedRun> {
  const { run: path, instances, threshold } = options;
  if (path === undefined) {
    if (instances !== undefined) return { instances, thresholds: threshold ?? [] };
    throw new HarnessError(
      'callAtFault',
      'collect.instances',
      'it is not known how many instances there are',
      'Pass --run with the run.json that deploy wrote, or --instances N.',
    );
  }
  const run = collectedRunFrom(await jsonOf(path));
  return { ...run, instances: instances ?? run.instances, thresholds: threshold ?? run.thresholds };
}

async function jsonOf(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (error) {
    throw new HarnessError(
      'callAtFault',
      'collect.run',
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'Give the run.json that `trigger-harness deploy` wrote.',
    );
  }
}
