import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { launchRequestSchema, openApiDocument } from '../../contracts/index.ts';
import { jsonSchemaOf, meaning } from '../../contracts/json-schema.ts';
import { planCases } from '../../generators/index.ts';
import type { Target } from '../../model/target.ts';
import { exporters } from '../../runner/export/index.ts';
import { fullTarget, smallTarget } from '../generators/targets.ts';

interface Document {
  readonly paths: Record<
    string,
    Record<string, { requestBody: { content: Record<string, { schema: object }> } }>
  >;
  readonly components: { readonly schemas: Record<string, Record<string, unknown>> };
}

function written(target: Target, seed = 1): Document {
  const [file] = exporters.openapi({ target, seed, cases: () => [] });
  return JSON.parse([...file!.text].join('')) as Document;
}

const start = '/api/v1.1/campaigns/triggers/start/';

/** Whether a request body is one by a document. */
function checkerOf(document: Document): (body: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'openapi', ...document });
  return ajv.compile({
    $ref: `openapi#/paths/${start.replaceAll('/', '~1')}/post/requestBody/content/application~1json/schema`,
  });
}

describe.each([
  ['full', fullTarget],
  ['small', smallTarget],
  ['with no limits', undefined],
])('the OpenAPI document, %s', (_, target) => {
  it('is one', async () => {
    const document =
      target === undefined ? openApiDocument(fullTarget, { version: '1', idents: [] }) : written(target);
    expect(await new Validator().validate(structuredClone(document) as Record<string, unknown>)).toEqual({
      valid: true,
    });
  });
});

it('a document that is none is found', async () => {
  const document = written(fullTarget) as unknown as Record<string, unknown>;
  const broken = { ...document, paths: { 'no-slash': {} } };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

it('takes and refuses what the schemas of requests do', () => {
  const isRequest = checkerOf(openApiDocument(fullTarget, { version: '1', idents: [] }) as Document);
  const verdicts = { taken: 0, refused: 0 };
  for (const { space, request } of planCases(fullTarget, { seed: 3, strength: 1 }).cases()) {
    const { parameters, encoding, wire } = request;
    if (space !== 'launch' || encoding !== 'json' || wire.text !== undefined) continue;
    const taken = launchRequestSchema.safeParse(parameters).success;
    expect(isRequest(parameters), JSON.stringify(parameters).slice(0, 500)).toBe(taken);
    verdicts[taken ? 'taken' : 'refused']++;
  }
  expect(verdicts.taken).toBeGreaterThan(100);
  expect(verdicts.refused).toBeGreaterThan(300);
});

it.each([
  [{ a: { $in: [1] }, $or: [{ b: 1 }] }, true],
  [{ '': 1 }, true],
  [{ a: { b: 1 } }, true],
  [{ a: { b: 1, $in: [] } }, false],
  [{ a: { $not: { $in: 'x' } } }, false],
  [{ a: { $not: 3 } }, false],
  [{ $and: [] }, false],
  [{ $where: 'x' }, false],
  [[], false],
])('a query %j: %s', (query, taken) => {
  const isRequest = checkerOf(openApiDocument(fullTarget, { version: '1', idents: [] }) as Document);
  const body = { token: 't', id: 84, custom_request: query };
  expect(launchRequestSchema.safeParse(body).success).toBe(taken);
  expect(isRequest(body)).toBe(taken);
});

it('asks for nothing but the values of the target', () => {
  const isRequest = checkerOf(written(fullTarget));
  const known = { token: 't', id: 84, email: 'john@example.com' };
  expect(isRequest(known)).toBe(true);
  expect(isRequest({ ...known, email: 'somebody@example.com' })).toBe(false);
  expect(isRequest({ ...known, id: 85 })).toBe(false);
  expect(isRequest({ token: 't', id: 84, custom_request: {} })).toBe(false);
});

it('each way to name profiles is a closed object of one level', () => {
  const { paths, components } = written(fullTarget);
  const body = paths[start]!['post']!.requestBody.content['application/json']!.schema as {
    oneOf: { $ref: string }[];
  };
  const modes = body.oneOf.map(({ $ref }) => components.schemas[$ref.split('/').at(-1)!]!);
  expect(modes).toHaveLength(5);
  for (const mode of modes) {
    expect(mode).toMatchObject({ type: 'object', additionalProperties: false });
    for (const nested of ['oneOf', 'anyOf', 'allOf']) expect(mode).not.toHaveProperty(nested);
  }
});

it('offers no query where an empty one would reach the whole base of a remote target', () => {
  const remote = { ...fullTarget, baseUrl: 'https://sandbox.example.com' };
  expect(written(remote).components.schemas).not.toHaveProperty('ByQuery');
  const allowed = { ...remote, safety: { ...remote.safety, everybody: true } };
  expect(written(allowed).components.schemas).toHaveProperty('ByQuery');
});

it('a refinement whose meaning nobody said stops the writing', () => {
  const even = z.number().refine((value) => value % 2 === 0);
  expect(() => jsonSchemaOf(z.object({ a: z.object({ b: even }) }))).toThrow('has no meaning in JSON Schema');
  const said = meaning(
    z.number().refine((value) => value % 2 === 0),
    { multipleOf: 2 },
  );
  expect(jsonSchemaOf(z.object({ a: said.describe('an even number') }))).toMatchObject({
    properties: { a: { type: 'number', multipleOf: 2 } },
  });
});
