import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { CaseRecord } from '../../model/contract-result.ts';
import { HarnessError } from '../../model/errors.ts';
import { ownerOnly } from '../output.ts';

/** Writes `cases.jsonl`: a line a case as it ends; the file begins anew with a run unless that goes on, and only grows. */
export interface Records {
  write(record: CaseRecord): void;
  /** Resolves when all is on disk. */
  close(): Promise<void>;
}

const batch = 64;

/** @throws HarnessError (exit 3) from `close` if the disk is full or the folder is gone. */
export async function openRecords(path: string, goesOn = false): Promise<Records> {
  const stream: WriteStream = createWriteStream(path, { flags: goesOn ? 'a' : 'w', mode: ownerOnly });
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure ??= error;
  });
  await once(stream, 'open').catch((error: unknown) => {
    throw notWritten(path, error);
  });
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length > 0 && failure === undefined) stream.write(lines.join(''));
    lines = [];
  };
  return {
    write(record) {
      lines.push(`${JSON.stringify(record)}\n`);
      if (lines.length >= batch) flush();
    },
    async close() {
      flush();
      stream.end();
      await finished(stream).catch((error: unknown) => {
        failure ??= error as Error;
      });
      if (failure !== undefined) throw notWritten(path, failure);
    },
  };
}

function notWritten(path: string, error: unknown): HarnessError {
  return new HarnessError(
    'runNotMade',
    'out.not-written',
    `${path} could not be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
    'Free some space or name another folder with --out DIR.',
  );
}
