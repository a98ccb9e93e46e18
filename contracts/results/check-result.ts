import type { z } from 'zod';
import { HarnessError } from '../../model/errors.ts';
import { described, listed } from '../words.ts';

/** A result file's data as what it claims to be; keys that this version does not know are kept. */
export function checkResult(data: unknown, wanted: string, schema: z.ZodType): void {
  const found = typeof data === 'object' && data !== null && 'schema' in data ? data.schema : undefined;
  if (found !== wanted) {
    throw new HarnessError(
      'callAtFault',
      'result.schema',
      `This is no result of schema "${wanted}": its schema is ${described(found)}.`,
      sameFamily(found, wanted)
        ? 'It was written by another version of trigger-harness; use that version, or run again.'
        : 'Give the result.json of the right command.',
    );
  }
  const result = schema.safeParse(data);
  if (result.success) return;
  const places = result.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  const more = result.error.issues.length > 5 ? ` and ${result.error.issues.length - 5} more` : '';
  throw new HarnessError(
    'callAtFault',
    'result.invalid',
    `The result file is damaged: ${listed(places)}${more}.`,
    'Run again; a result file is written by trigger-harness and not edited.',
  );
}

function sameFamily(found: unknown, wanted: string): boolean {
  return typeof found === 'string' && found.replace(/\/\d+$/, '') === wanted.replace(/\/\d+$/, '');
}
