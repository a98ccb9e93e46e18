import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '../model/errors.ts';

/** A result file's data, and where it was. */
export interface ReadResult {
  readonly file: string;
  readonly data: unknown;
}

/**
 * Reads a result.json, or the one in a folder.
 *
 * @throws HarnessError (exit 2) if there is none, or it is no JSON.
 */
export async function readResult(path: string): Promise<ReadResult> {
  const file = await resultFile(path);
  try {
    return { file, data: JSON.parse(await readFile(file, 'utf8')) as unknown };
  } catch (error) {
    throw new HarnessError(
      'callAtFault',
      'result.unreadable',
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'Give a result.json that this harness wrote.',
    );
  }
}

async function resultFile(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    throw new HarnessError(
      'callAtFault',
      'result.unreadable',
      `there is no ${path}`,
      'Give a result.json, or the folder that holds it.',
    );
  }
  return found.isDirectory() ? join(path, 'result.json') : path;
}
