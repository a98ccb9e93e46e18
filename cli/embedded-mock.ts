import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HarnessError } from '../model/errors.ts';
import { packageRoot } from '../runner/package-root.ts';

/** A mock in a process of its own, so that it does not share a core's time with what measures it. */
export interface EmbeddedMock {
  readonly targetFile: string;
  close(): Promise<void>;
}

const startLimitMs = 20_000;

/** Starts the mock on any free port; it ends with this process, however that ends. */
export async function embeddedMock(): Promise<EmbeddedMock> {
  const folder = await mkdtemp(join(tmpdir(), 'trigger-harness-'));
  const targetFile = join(folder, 'mock.yaml');
  const child = fork(
    join(packageRoot(), 'dist/cli/main.js'),
    ['mock', '--quiet', '--target-file', targetFile],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Ctrl-C reaches the whole group: the mock must outlive the run that it serves.
      detached: true,
    },
  );
  const close = async (): Promise<void> => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.connected) child.disconnect();
    if (child.exitCode === null && child.signalCode === null) await gone;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await new Promise<void>((resolve, reject) => {
      const notStarted = (): void =>
        reject(
          new HarnessError(
            'runNotMade',
            'mock.not-started',
            'the embedded mock did not start',
            'Run `trigger-harness mock` to see why.',
          ),
        );
      const timer = setTimeout(notStarted, startLimitMs);
      child.once('message', () => {
        clearTimeout(timer);
        resolve();
      });
      child.once('exit', notStarted);
    });
  } catch (error) {
    await close();
    throw error;
  }
  return { targetFile, close };
}
