import { z } from 'zod';
import { targetFile } from './schema.ts';

/** The JSON Schema (draft 2020-12) of the target file, for editors. */
export function targetFileSchema(): object {
  const schema = z.toJSONSchema(targetFile, { target: 'draft-2020-12', io: 'input' });
  return { ...schema, title: 'trigger-harness target file' };
}
