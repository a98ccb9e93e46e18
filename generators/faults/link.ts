import { tokenPlaceholder, type TokenForm } from '../../model/secrets.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { IdentKind } from '../../model/target.ts';
import { withParameter, withoutParameter, withWire } from '../draft.ts';
import { identOfEmail } from '../link/idents.ts';
import { omit } from '../omit.ts';
import { levelOf, randomOf, type Scene } from '../scene.ts';
import { hex, nobodysEmail } from '../values/reserved.ts';
import { faultsOf, jsonOnly, type FaultDefinition } from './definition.ts';
import { whyNoForm } from './token.ts';

const all = ['none', 'json', 'xml'] as const;
const posted = { method: ['post'] };
/** The first of the fields is broken; its option must not write, whatever a server makes of it. */
const known = { ...posted, fields: ['one', 'two', 'many'], field_known: ['known'], option: ['1', '0'] };

function hexOf(make: (hex: string, scene: Scene) => string): FaultDefinition['apply'] {
  return (draft, scene) => {
    const path = new URL(scene.target.link?.url ?? scene.target.baseUrl).pathname.replace(/\/+$/, '');
    const real = path.slice(path.lastIndexOf('/') + 1);
    return { ...draft, link: { ident: draft.link?.ident ?? '', hex: make(real, scene) } };
  };
}

function otherHex(real: string, scene: Scene): string {
  const made = hex(randomOf(scene, 'hex'), Math.max(real.length, 8));
  return made === real.toLowerCase() ? `f${made.slice(1)}` : made;
}

const unknownLink = faultsOf({ rule: 'link.unknown', parameter: 'path', space: 'link', formats: all }, [
  { name: 'other', description: 'link is none', apply: hexOf(otherHex) },
  {
    name: 'cut',
    description: "link lacks its hex part's last digit",
    apply: hexOf((real) => real.slice(0, -1)),
  },
  { name: 'no-hex', description: 'link has no hex part', apply: hexOf(() => 'zzzz') },
]);

const nobody = faultsOf(
  { rule: 'link.nobody', parameter: 'path', space: 'link', formats: all, expects: 'open' },
  [
    {
      name: 'ident',
      description: 'ident is that of nobody',
      apply: ident((scene) =>
        identOfEmail(
          nobodysEmail(scene.target, randomOf(scene, 'nobody')),
          levelOf(scene.assignment, 'ident') as IdentKind,
        ),
      ),
    },
    { name: 'malformed', description: 'ident is of no kind', apply: ident(() => 'no-ident') },
  ],
);

function ident(make: (scene: Scene) => string): FaultDefinition['apply'] {
  return (draft, scene) => ({ ...draft, link: { ...draft.link, ident: make(scene) } });
}

const methods = faultsOf({ rule: 'link.method', parameter: 'method', space: 'link', needs: posted }, [
  ...['PUT', 'DELETE', 'PATCH'].map((method) => ({
    name: method.toLowerCase(),
    description: `method is ${method}`,
    apply: (draft: Parameters<FaultDefinition['apply']>[0]) => withWire(draft, { method }),
  })),
]);

const token = faultsOf({ rule: 'link.token', parameter: 'token', space: 'link', needs: posted }, [
  {
    name: 'other',
    description: 'token is another one',
    apply: (draft, scene) => withParameter(draft, 'token', `0000${hex(randomOf(scene, 'token'), 28)}`),
  },
  ...(['prefix', 'longer', 'other-case'] as const satisfies readonly TokenForm[]).map((form) => ({
    name: form,
    description: `token is nearly right (${form})`,
    unavailable: (target: Scene['target']) => whyNoForm(target, form),
    apply: (draft: Parameters<FaultDefinition['apply']>[0]) =>
      withParameter(draft, 'token', tokenPlaceholder(form)),
  })),
]);

/** Changes the first item of `fields`. */
function field(change: (item: JsonObject) => JsonObject): FaultDefinition['apply'] {
  return (draft) => {
    const [first, ...others] = (draft.parameters?.['fields'] ?? []) as readonly JsonObject[];
    if (first === undefined) throw new RangeError('the request has no fields');
    return withParameter(draft, 'fields', [change(first), ...others]);
  };
}
const value = (made: (right: Json) => Json) =>
  field((item) => ({ ...item, value: made(item['value'] ?? null) }));
const option = (made: Json) => field((item) => ({ ...item, option: made }));

const valueType = faultsOf({ rule: 'link.value-type', parameter: 'fields', space: 'link', needs: known }, [
  {
    name: 'letters-for-int',
    description: 'value of an integer field is a word',
    needs: { field_type: ['int'] },
    apply: value(() => 'many'),
  },
  {
    name: 'object-for-int',
    description: 'value of an integer field is an object',
    needs: { field_type: ['int'] },
    apply: value((right) => ({ value: right })),
  },
  {
    name: 'array-for-string',
    description: 'value of a string field is an array',
    formats: jsonOnly,
    needs: { field_type: ['string'] },
    apply: value((right) => [right, right]),
  },
  {
    name: 'object-for-string',
    description: 'value of a string field is an object',
    needs: { field_type: ['string'] },
    apply: value((right) => ({ value: right })),
  },
]);

const valueForm = faultsOf(
  {
    rule: 'link.value-form',
    parameter: 'fields',
    space: 'link',
    needs: known,
    expects: 'open',
    formats: jsonOnly,
  },
  [
    {
      name: 'digits-for-int',
      description: 'value of an integer field is a number as text',
      needs: { field_type: ['int'] },
      apply: value((right) => JSON.stringify(right)),
    },
    {
      name: 'number-for-string',
      description: 'value of a string field is a number',
      needs: { field_type: ['string'] },
      apply: value(() => 42),
    },
    {
      name: 'option-text',
      description: 'option is a number as text',
      apply: field((item) => ({ ...item, option: JSON.stringify(item['option']) })),
    },
    {
      name: 'no-token',
      parameter: 'token',
      description: 'token is missing',
      formats: ['json', 'xml'],
      needs: {
        fields: ['absent', 'one', 'two', 'many'],
        field_known: ['none', 'known'],
        option: ['none', '1', '0'],
      },
      apply: (draft) => withoutParameter(draft, 'token'),
    },
  ],
);

const options = faultsOf({ rule: 'link.option', parameter: 'fields', space: 'link', needs: known }, [
  { name: 'three', description: 'option is 3', apply: option(3) },
  { name: 'negative', description: 'option is -1', apply: option(-1) },
  { name: 'fraction', description: 'option is a fraction', apply: option(0.5) },
  { name: 'huge', description: 'option is 2^32', apply: option(2 ** 32) },
  { name: 'text', description: 'option is a text', apply: option('use') },
  { name: 'boolean', description: 'option is a boolean', apply: option(true) },
  { name: 'object', description: 'option is an object', apply: option({ value: 1 }) },
]);

const optionMissing = faultsOf(
  { rule: 'link.option-missing', parameter: 'fields', space: 'link', needs: known, expects: 'open' },
  [
    {
      name: 'missing',
      description: 'option is missing',
      apply: field((item) => omit(item, 'option')),
    },
  ],
);

/** Faults of v1.0 requests. */
export const linkFaults: readonly FaultDefinition[] = [
  ...unknownLink,
  ...nobody,
  ...methods,
  ...token,
  ...valueType,
  ...valueForm,
  ...options,
  ...optionMissing,
];
