import { readFile, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname, basename } from 'node:path';
import { parse, stringify } from 'yaml';
import { exitCodes, HarnessError } from '../../model/errors.ts';
import type { PlatformId } from '../../model/platforms.ts';
import { loadProfiles, mockFaults, startMock } from '../../mock/index.ts';
import { prepareFolder, writeWhole } from '../../runner/output.ts';
import { hostIsLoopback } from '../../runner/guard.ts';
import type { Context } from '../context.ts';

export interface MockCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly platform: PlatformId;
  readonly faults?: readonly string[];
  readonly listFaults?: boolean;
  readonly targetFile?: string;
  readonly profiles?: string;
  readonly base: number;
  readonly seed: number;
  readonly latency?: number;
  readonly capacity?: number;
}

/** Serves the mock platform until it is stopped; a parent process that started it takes it along when it goes. */
export async function mock(options: MockCommandOptions, context: Context): Promise<number> {
  const { terminal, signal } = context;
  if (options.listFaults === true) {
    for (const { name, rule, description } of mockFaults)
      terminal.say(`${name.padEnd(34)} ${rule.padEnd(22)} ${description}`);
    terminal.emit(
      mockFaults.map(({ name, rule, description, parameters }) => ({ name, rule, description, parameters })),
    );
    return exitCodes.ok;
  }
  const faults = await faultNames(options.faults ?? []);
  const profiles = options.profiles === undefined ? undefined : await loadProfiles(options.profiles);
  const { port, host, platform, base, seed, latency, capacity } = options;
  const running = await startMock({
    port,
    host,
    platform,
    faults,
    base,
    seed,
    ...(profiles && { profiles }),
    ...(latency !== undefined && { latencyMs: latency }),
    ...(capacity !== undefined && { capacity }),
  });
  try {
    if (options.targetFile !== undefined) await writeTargetFile(options.targetFile, running.targetFile());
    if (!hostIsLoopback(host))
      terminal.note(`note: ${host} can be reached from other machines; the mock's token is no secret`);
    terminal.say(
      `mock of ${platform} listening on ${running.url}${faults.length === 0 ? '' : ` · faults: ${faults.join(', ')}`}`,
    );
    if (options.targetFile !== undefined) terminal.say(`target file: ${options.targetFile}`);
    terminal.emit({ url: running.url, port: running.port, platform, faults });
    process.send?.({ url: running.url });
    await ended(signal);
  } finally {
    await running.close();
  }
  return exitCodes.ok;
}

function ended(signal: AbortSignal): Promise<unknown> {
  const waits: Promise<unknown>[] = [signal.aborted ? Promise.resolve() : once(signal, 'abort')];
  if (process.send !== undefined) waits.push(once(process, 'disconnect'));
  return Promise.race(waits);
}

async function writeTargetFile(path: string, target: Record<string, unknown>): Promise<void> {
  await prepareFolder(dirname(path));
  await writeWhole(dirname(path), basename(path), stringify(target));
}

/** Names as they were given, or those that a file lists (YAML, JSON or a name a line). */
async function faultNames(given: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for (const name of given) {
    const isFile = await stat(name).then(
      (found) => found.isFile(),
      () => false,
    );
    if (isFile) names.push(...(await fromFile(name)));
    else names.push(name);
  }
  return names;
}

function parsed(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new HarnessError(
      'callAtFault',
      'mock.faults-file',
      `${path}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
      'Write one name a line; `trigger-harness mock --list-faults` shows them.',
    );
  }
}

async function fromFile(path: string): Promise<string[]> {
  const value = parsed(await readFile(path, 'utf8'), path);
  const list = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/\s+/)
      : (value as { faults?: unknown } | null)?.faults;
  if (!Array.isArray(list) || !list.every((name) => typeof name === 'string')) {
    throw new HarnessError(
      'callAtFault',
      'mock.faults-file',
      `${path} is no list of fault names`,
      'Write one name a line; `trigger-harness mock --list-faults` shows them.',
    );
  }
  return list.filter((name) => name !== '');
}
