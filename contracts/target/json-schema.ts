import { jsonSchemaOf } from '../json-schema.ts';
import { targetFile } from './schema.ts';

/** The JSON Schema (draft 2020-12) of the target file, for editors. */
export function targetFileSchema(): object {
  return { ...jsonSchemaOf(targetFile), title: 'trigger-harness target file' };
}
