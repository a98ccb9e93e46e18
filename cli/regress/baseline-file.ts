import { open, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { HarnessError } from '../../model/errors.ts';
import type { Baseline } from '../../model/regress.ts';
import { prepareFolder, writeWhole } from '../../runner/output.ts';
import { parseBaseline } from '../../runner/regress/baseline-parse.ts';
import { maxBaselineBytes, writeBaseline } from '../../runner/regress/baseline-text.ts';

/** Reads a baseline file; HarnessError (exit 2) that names the line where it is wrong. */
export async function readBaseline(path: string): Promise<Baseline> {
  return parseBaseline(await textOf(path), path);
}

/** Writes a baseline file whole or not at all. */
export async function saveBaseline(path: string, baseline: Baseline): Promise<void> {
  const text = writeBaseline(baseline);
  await prepareFolder(dirname(path));
  await writeWhole(dirname(path), basename(path), text);
}

/** Whether a file is a baseline, whatever its version, and not a target file. */
export async function isBaselineFile(path: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.toString('latin1', 0, bytesRead).startsWith('trigger-harness/baseline/');
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    await file.close();
  }
}

async function textOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > maxBaselineBytes) {
      throw new HarnessError(
        'callAtFault',
        'baseline.too-large',
        `${path} has ${size} bytes; a baseline has at most ${maxBaselineBytes}`,
        'Record a part: a lower --strength, or --rules GLOB.',
      );
    }
    const file = await open(path);
    try {
      return await file.readFile('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof HarnessError) throw error;
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): HarnessError {
  const { code } = error as NodeJS.ErrnoException;
  return new HarnessError(
    'callAtFault',
    'baseline.unreadable',
    `the file ${path} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : (code ?? String(error))}`,
    'Give the path of a baseline; `trigger-harness regress record` writes one.',
  );
}
