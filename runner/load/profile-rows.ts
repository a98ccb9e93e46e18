import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { HarnessError } from '../../model/errors.ts';

/** A profile as a row of a file names it: by the first of these that it has. */
export interface ProfileRow {
  readonly line: number;
  readonly key: 'email' | 'phone' | 'profile_id';
  readonly value: string;
}

/** The keys in the order in which they are preferred, each with its form. */
const forms: readonly (readonly [ProfileRow['key'], RegExp])[] = [
  ['email', /^[^\s@\p{Cc}]{1,64}@[^\s@\p{Cc}]{1,255}$/u],
  ['phone', /^\+\d{5,15}$/],
  ['profile_id', /^[0-9a-f]{24}$/i],
];

/**
 * Reads profiles from a CSV file with some of the columns `email`, `phone`, `profile_id`, a row at a time; other columns
 * are not looked at.
 *
 * @throws HarnessError (exit 2) that names the line; values are nobody's business and stay out of it.
 */
export async function* profileRows(path: string): AsyncGenerator<ProfileRow> {
  const parser = parse({ columns: true, trim: true, bom: true, skip_empty_lines: true, info: true });
  const stream = createReadStream(path);
  stream.once('error', (error) => parser.destroy(error));
  stream.pipe(parser);
  try {
    for await (const one of parser as AsyncIterable<Parsed>) yield rowOf(path, one);
  } catch (error) {
    throw error instanceof HarnessError ? error : wrong(path, (error as Error).message);
  } finally {
    stream.destroy();
  }
}

interface Parsed {
  readonly record: Readonly<Record<string, string | undefined>>;
  readonly info: { readonly lines: number };
}

function rowOf(path: string, { record, info: { lines: line } }: Parsed): ProfileRow {
  for (const [key, form] of forms) {
    const value = record[key] ?? '';
    if (value === '') continue;
    if (!form.test(value)) throw wrong(path, `line ${line} has no right ${key}`);
    return { line, key, value };
  }
  const known = forms.map(([key]) => key).join(', ');
  throw wrong(path, `line ${line} has none of ${known}`);
}

function wrong(path: string, found: string): HarnessError {
  return new HarnessError(
    'callAtFault',
    'load.profiles',
    `the profiles in ${path} cannot be used: ${found}`,
    'Write a CSV file with a line of column names, some of email, phone (+12025550101) and profile_id.',
  );
}
