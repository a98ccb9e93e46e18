import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { HarnessError } from '../../../model/errors.ts';

/** A week: a curve that is longer is a mistake in its minutes. */
const mostMinutes = 7 * 24 * 60;

/**
 * Reads a campaign's curve: a CSV file with the columns `minute` (from 0) and `count`; minutes that are left out have none.
 *
 * @throws HarnessError (exit 2) that names the line and what is wrong with it.
 */
export async function readCurve(path: string): Promise<readonly number[]> {
  const counts: number[] = [];
  const parser = parse({ columns: true, trim: true, bom: true, skip_empty_lines: true });
  try {
    await pipeline(createReadStream(path), parser, async (rows: AsyncIterable<Record<string, string>>) => {
      let line = 1;
      for await (const row of rows) {
        line++;
        const minute = whole(path, line, 'minute', row['minute']);
        const count = whole(path, line, 'count', row['count']);
        if (minute >= mostMinutes) throw wrong(path, `line ${line} has minute ${minute}, beyond a week`);
        if (counts[minute] !== undefined)
          throw wrong(path, `minute ${minute} is there twice, again in line ${line}`);
        counts[minute] = count;
      }
    });
  } catch (error) {
    throw error instanceof HarnessError ? error : wrong(path, (error as Error).message);
  }
  const curve = Array.from(counts, (count: number | undefined) => count ?? 0);
  if (!curve.some((count) => count > 0)) throw wrong(path, 'no minute has any request');
  return curve;
}

function whole(path: string, line: number, column: string, text: string | undefined): number {
  if (text === undefined) throw wrong(path, `there is no column "${column}"`);
  if (!/^\d{1,9}$/.test(text))
    throw wrong(path, `${column} "${text.slice(0, 40)}" in line ${line} is no whole number`);
  return Number(text);
}

function wrong(path: string, found: string): HarnessError {
  return new HarnessError(
    'callAtFault',
    'load.curve',
    `the curve ${path} cannot be used: ${found}`,
    'Write a CSV file with the columns minute,count, such as "0,1200", "1,800".',
  );
}
