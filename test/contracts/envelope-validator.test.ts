import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileValidators, validatorCode } from '../../contracts/build/compile-validators.mjs';
import { isEnvelope, isFailure, isSuccess } from '../../contracts/envelope.validator.gen.js';

const generated = new URL('../../contracts/envelope.validator.gen.js', import.meta.url);

/** The rules once more, by hand and without a schema. */
function isEnvelopeByHand(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { data, error, error_text: text } = value as Record<string, unknown>;
  return data !== undefined && Number.isInteger(error) && typeof text === 'string';
}

const part = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    400,
    0.5,
    NaN,
    Infinity,
    null,
    undefined,
    true,
    '',
    '0',
    'Successful operation',
    [],
    {},
  ),
  fc.jsonValue(),
);
const value = fc.oneof(
  part,
  fc.record({ data: part, error: part, error_text: part, other: part }, { requiredKeys: [] }),
  fc.record({
    data: fc.constant(null),
    error: fc.integer({ min: -1, max: 2 }),
    error_text: fc.constantFrom('', 'Successful operation', 'x'),
  }),
);

describe('the compiled envelope contracts', () => {
  it('agree with the same rules written by hand', () => {
    fc.assert(
      fc.property(value, (candidate) => {
        expect(isEnvelope(candidate)).toBe(isEnvelopeByHand(candidate));
        if (!isEnvelopeByHand(candidate)) return;
        const {
          data,
          error,
          error_text: text,
        } = candidate as { data: unknown; error: number; error_text: string };
        expect(isSuccess(candidate)).toBe(data === null && error === 0 && text === 'Successful operation');
        expect(isFailure(candidate)).toBe(error !== 0 && text !== '');
      }),
      { numRuns: 2000 },
    );
  });

  it('are what the schema compiles to, without a path or an import', async () => {
    const code = await validatorCode();
    expect(await readFile(generated, 'utf8')).toBe(code);
    expect(await compileValidators()).toBe(false);
    expect(code).not.toMatch(/require\(|^import|file:/m);
    expect(code).not.toContain(process.cwd());
  });

  it('bundle for k6, which has no module of Node', async () => {
    const { outputFiles, warnings } = await build({
      entryPoints: [generated.pathname],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'neutral',
    });
    expect(warnings).toEqual([]);
    expect(outputFiles[0]?.text.length).toBeLessThan(20_000);
  });
});
