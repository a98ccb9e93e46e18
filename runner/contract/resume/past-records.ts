import { createReadStream } from 'node:fs';
import { open, truncate } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { caseRecordFrom } from '../../../contracts/index.ts';
import type { CaseRecord } from '../../../model/contract-result.ts';
import { HarnessError } from '../../../model/errors.ts';

/**
 * Cuts a line off the end of `cases.jsonl` that was not written whole.
 *
 * @throws HarnessError (exit 2) if there is no such file.
 */
export async function cutTornLine(path: string): Promise<void> {
  const file = await open(path).catch(() => {
    throw new HarnessError(
      'callAtFault',
      'resume.none',
      `there is no run to go on with: ${path} is missing`,
      'Name the folder that --out gave the interrupted run.',
    );
  });
  try {
    const { size } = await file.stat();
    const kept = await endOfLastLine(file, size);
    if (kept < size) await truncate(path, kept);
  } finally {
    await file.close();
  }
}

async function endOfLastLine(file: Awaited<ReturnType<typeof open>>, size: number): Promise<number> {
  const chunk = Buffer.alloc(64 * 1024);
  for (let end = size; end > 0; end -= chunk.length) {
    const start = Math.max(0, end - chunk.length);
    const { bytesRead } = await file.read(chunk, 0, end - start, start);
    const at = chunk.subarray(0, bytesRead).lastIndexOf('\n');
    if (at >= 0) return start + at + 1;
  }
  return 0;
}

/**
 * The records of a run that is over or was interrupted, one by one.
 *
 * @throws HarnessError (exit 2) that names the line which is none.
 */
export async function* pastRecords(path: string): AsyncGenerator<CaseRecord> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    number++;
    yield recordOf(line, path, number);
  }
}

function recordOf(line: string, path: string, number: number): CaseRecord {
  try {
    return caseRecordFrom(JSON.parse(line));
  } catch (error) {
    throw new HarnessError(
      'callAtFault',
      'resume.line',
      `${path}, line ${number} is no case of a run: ${error instanceof Error ? error.message : String(error)}`,
      'Take the file as the run left it, or run again.',
    );
  }
}
