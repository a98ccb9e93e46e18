import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { startMock, type MockOptions } from '../../mock/index.ts';
import { folder } from './cli.ts';

/** A mock that goes with the test, and its target file (with what a test changes in it). */
export async function mockWithTarget(
  options: MockOptions = {},
  change: (target: Record<string, unknown>) => Record<string, unknown> = (target) => target,
): Promise<{
  url: string;
  file: string;
  setFaults: (names: readonly string[]) => void;
  requests: () => number;
}> {
  const mock = await startMock(options);
  onTestFinished(() => mock.close());
  const file = join(await folder(), 'target.yaml');
  await writeFile(file, stringify(change(mock.targetFile())));
  return { url: mock.url, file, setFaults: (names) => mock.setFaults(names), requests: () => mock.requests };
}
