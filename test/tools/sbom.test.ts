import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { billOfMaterials } from '../../tools/sbom.mjs';

const schemas = join(
  dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')),
  'res/schema',
);

/** Checks by the published schema of the format. */
async function validator(): Promise<(bom: unknown) => readonly unknown[]> {
  const read = async (name: string): Promise<Record<string, unknown>> =>
    JSON.parse(await readFile(join(schemas, name), 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, validateFormats: false });
  for (const name of ['spdx', 'jsf-0.82']) {
    const file = `${name}.SNAPSHOT.schema.json`;
    ajv.addSchema({ ...(await read(file)), $id: `http://cyclonedx.org/schema/${file}` });
  }
  const validate = ajv.compile(await read('bom-1.5.SNAPSHOT.schema.json'));
  return (bom) => (validate(bom) ? [] : (validate.errors ?? []));
}

const bom = await billOfMaterials();
const scopeOf = (name: string): string | undefined =>
  bom.components.find((component) => component.name === name)?.scope;

describe('the bill of materials', () => {
  it('keeps to the schema of its format, which a wrong one does not', async () => {
    const problems = await validator();
    expect(problems(bom)).toEqual([]);
    expect(problems({ ...bom, components: [{ name: 'no type' }] })).not.toEqual([]);
  });

  it('tells what the program holds from what makes it, and from what k6 is built of', () => {
    expect(['undici', 'zod'].map(scopeOf)).toEqual(['required', 'required']);
    expect(['vitest', 'ajv'].map(scopeOf)).toEqual(['excluded', 'excluded']);
    expect(scopeOf('go.k6.io/k6/v2')).toBe('optional');
  });

  it('is the same each time, under the name of the package, and names no place of downloads', async () => {
    expect(await billOfMaterials()).toEqual(bom);
    expect(bom.metadata.component.name).toBe('trigger-harness');
    expect(JSON.stringify(bom)).not.toMatch(/"type":"distribution"/);
  });

  it('names every component once', () => {
    const refs = bom.components.map((component) => component['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
  });
});
