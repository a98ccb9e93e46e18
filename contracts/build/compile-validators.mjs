import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { transform } from 'esbuild';

const source = new URL('../envelope.schema.ts', import.meta.url);
const destination = new URL('../envelope.validator.gen.js', import.meta.url);

/**
 * The text of `contracts/envelope.validator.gen.js`: the envelope's contracts as ESM code without imports.
 *
 * @returns {Promise<string>}
 */
export async function validatorCode() {
  const { envelopeSchema, successSchema, failureSchema } = await schemas();
  const ajv = new Ajv({
    code: { source: true, esm: true },
    allErrors: true,
    strict: true,
    strictRequired: false,
    schemas: [envelopeSchema, successSchema, failureSchema],
  });
  const code = standaloneCode.default(ajv, {
    isEnvelope: envelopeSchema.$id,
    isSuccess: successSchema.$id,
    isFailure: failureSchema.$id,
  });
  if (/\brequire\(|\bimport\b/.test(code)) {
    throw new Error('The compiled contract needs a helper at run time; k6 could not load it.');
  }
  return `// Compiled from envelope.schema.ts by build/compile-validators.mjs; do not edit.\n${code}\n`;
}

/** Writes the compiled contract where it differs from what is there; tells whether it did. */
export async function compileValidators() {
  const code = await validatorCode();
  const before = await readFile(destination, 'utf8').catch(() => undefined);
  if (before === code) return false;
  await writeFile(destination, code);
  return true;
}

async function schemas() {
  // Node 20 cannot import TypeScript, and the schema belongs beside the code that it types.
  const { code } = await transform(await readFile(source, 'utf8'), { loader: 'ts', format: 'esm' });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileValidators();
