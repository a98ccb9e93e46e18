import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { targetFrom } from '../../contracts/index.ts';
import type { MockFault } from '../../mock/index.ts';
import type { Target } from '../../model/target.ts';
import { packageRoot } from '../../runner/package-root.ts';
import type { Answer, Ask } from './mock-process.ts';

/** A mock with one fault or none, and what a peer needs to be run against it. */
export interface Site {
  readonly url: string;
  /** Undefined for the healthy one. */
  readonly fault: MockFault | undefined;
  readonly target: Target;
  readonly targetFile: string;
  /** An empty folder for the run. */
  readonly folder: string;
}

/** What the mock saw of a run. */
export interface Seen {
  readonly requests: number;
  /** In milliseconds since 1970. */
  readonly firstRequestAt: number | undefined;
}

/** The process that serves the mocks, one after the other, each new. */
export class Sites {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Starts the process, and lets it serve some requests: the first peer must not pay for a cold server. */
  static async open(): Promise<Sites> {
    const sites = new Sites(
      fork(join(packageRoot(), 'bench', 'peers', 'mock-process.ts'), { execArgv: process.execArgv }),
    );
    await sites.with(undefined, async ({ url, target }) => {
      for (let index = 0; index < 1000; index++) {
        const { body } = await request(`${url}/api/v1.1/campaigns/triggers/start/`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ token: target.token, id: 84, email: target.profiles[0]?.email, index }),
        });
        await body.dump();
      }
    });
    return sites;
  }

  /** Serves a new mock while `use` runs; tells what the mock saw as well. */
  async with<T>(fault: MockFault | undefined, use: (site: Site) => Promise<T>): Promise<[T, Seen]> {
    const folder = await mkdtemp(join(tmpdir(), 'bench-peers-'));
    const started = await this.#ask({ start: fault === undefined ? [] : [fault.name] });
    if (!('url' in started)) throw new Error('the mock did not start');
    try {
      const targetFile = join(folder, 'target.json');
      await writeFile(targetFile, JSON.stringify(started.targetFile));
      const target = targetFrom(started.targetFile);
      const used = await use({ url: started.url, fault, target, targetFile, folder });
      const seen = await this.#ask({ stop: true });
      return [used, 'requests' in seen ? seen : { requests: 0, firstRequestAt: undefined }];
    } catch (error) {
      await this.#ask({ stop: true });
      throw error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  close(): void {
    this.#child.disconnect();
  }

  async #ask(ask: Ask): Promise<Answer> {
    const answer = once(this.#child, 'message') as Promise<[Answer]>;
    this.#child.send(ask);
    return (await answer)[0];
  }
}
