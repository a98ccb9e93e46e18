import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { startMock, type Mock } from '../../mock/index.ts';
import { isLoopback } from '../../runner/guard.ts';
import { findK6 } from '../../runner/k6/find.ts';
import { root } from './project.ts';
import { harnessWords, type ShellCommand } from './shell.ts';

const program = join(root, 'bin/trigger-harness.js');
const hasK6 = await findK6({ make: false }).then(
  () => true,
  () => false,
);

/** What keeps a command of a guide short; the last value of an option counts. */
const bounds: Readonly<Record<string, readonly string[]>> = {
  contract: ['--strength', '1', '--budget', '2s'],
  load: ['--rate', '20', '--duration', '2s'],
  'load breakpoint': ['--rate', '10', '--ceiling', '20', '--steps', '2', '--duration', '2s'],
  'load campaign': ['--audience', '20', '--within', '2s'],
  'regress record': ['--strength', '1', '--rules', 'token.*'],
};

export interface Ran {
  readonly words: readonly string[];
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder in which the commands of one document are run, with a mock in place of every target that they name. */
export class Stage {
  readonly #folder: string;
  readonly #mock: Mock;
  readonly #running: ChildProcess[] = [];

  private constructor(folder: string, mock: Mock) {
    this.#folder = folder;
    this.#mock = mock;
  }

  static async open(): Promise<Stage> {
    return new Stage(await mkdtemp(join(tmpdir(), 'trigger-harness-docs-')), await startMock());
  }

  /** Runs a command of this program, bounded unless it is to run as it stands; undefined where it cannot run here. */
  async run(command: ShellCommand, asItStands = false): Promise<Ran | undefined> {
    const words = harnessWords(command);
    if (words === undefined) return undefined;
    const [name = ''] = words;
    // They need k6, which is not made for a test of documents; a plan takes a minute or more by its nature.
    if (name === 'start' || name === 'plan' || (name === 'load' && !hasK6)) return undefined;
    await this.#provide(words);
    const isServer = name === 'mock' && !words.includes('--list-faults');
    if (isServer) return this.#serve([...words, '--port', '0']);
    // What is only explained sends nothing.
    if (asItStands || words.includes('--explain')) return this.#ran(words);
    return this.#ran([...words, ...(bounds[words.slice(0, 2).join(' ')] ?? bounds[name] ?? [])]);
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.map((child) => ended(child)));
    await this.#mock.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /**
   * Writes the files that a command names and nobody has written yet.
   *
   * Nothing may leave this machine: a target that is elsewhere becomes the mock.
   */
  async #provide(words: readonly string[]): Promise<void> {
    const target = stringify(this.#mock.targetFile());
    for (const [i, option] of words.entries()) {
      const path = join(this.#folder, words[i + 1] ?? '');
      if (option === '--target' && !(existsSync(path) && isHere(await readFile(path, 'utf8'))))
        await writeFile(path, target);
      if (option === '--profiles' && !existsSync(path)) await writeFile(path, target);
      if (option === '--faults' && path.endsWith('.yaml')) await writeFile(path, '- launched-twice\n');
    }
  }

  /** A mock that serves until the document ends; what it said when it was ready. */
  #serve(words: readonly string[]): Promise<Ran> {
    return new Promise((resolve) => {
      const child = this.#spawn(words);
      this.#running.push(child);
      const heard = hear(child);
      const ready = (): void => resolve({ words, code: child.exitCode, ...heard() });
      child.once('close', ready);
      const due = words.includes('--target-file') ? /^target file: .*\n/m : /listening on .*\n/;
      child.stdout?.on('data', () => {
        if (due.test(heard().out)) ready();
      });
    });
  }

  #ran(words: readonly string[]): Promise<Ran> {
    return new Promise((resolve) => {
      const child = this.#spawn(words);
      const heard = hear(child);
      child.once('close', (code) => resolve({ words, code, ...heard() }));
    });
  }

  #spawn(words: readonly string[]): ChildProcess {
    return spawn(process.execPath, [program, ...words], {
      cwd: this.#folder,
      env: { ...process.env, ALTCRAFT_TOKEN: 'token-of-a-test', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
}

function isHere(target: string): boolean {
  const { baseUrl } = parse(target) as { baseUrl: string };
  return isLoopback(new URL(baseUrl).hostname);
}

function hear(child: ChildProcess): () => { readonly out: string; readonly err: string } {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return () => ({ out, err });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'close');
}
