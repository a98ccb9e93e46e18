import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '../model/errors.ts';

/** Results hold request and response bodies: their owner's matter. */
export const ownerOnly = 0o600;

/**
 * Makes sure that a folder is there and can be written to, before anything is sent.
 *
 * @throws HarnessError (exit 2) that says what is in the way.
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    const probe = join(folder, `.probe-${randomUUID()}`);
    await writeFile(probe, '', { mode: ownerOnly });
    await rm(probe);
  } catch (error) {
    throw new HarnessError(
      'callAtFault',
      'out.not-writable',
      `the folder ${folder} cannot be written to: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      'Name another with --out DIR.',
    );
  }
}

/**
 * Writes a file whole or not at all: to a temporary name, then renamed.
 *
 * @throws HarnessError (exit 3) if the disk is full or the folder gone.
 */
export async function writeWhole(folder: string, name: string, text: string): Promise<string> {
  const path = join(folder, name);
  const temporary = join(folder, `.${name}.${randomUUID()}`);
  try {
    await writeFile(temporary, text, { mode: ownerOnly });
    await rename(temporary, path);
    return path;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new HarnessError(
      'runNotMade',
      'out.not-written',
      `${path} could not be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      'Free some space or name another folder with --out DIR, and run `trigger-harness report` on what is there.',
    );
  }
}
