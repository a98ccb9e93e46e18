import { tokenForms, tokenPlaceholder, type TokenForm } from '../../model/secrets.ts';
import { sureOf } from '../../model/platforms.ts';
import type { Target } from '../../model/target.ts';
import { withoutParameter, withWire } from '../draft.ts';
import { randomOf } from '../scene.ts';
import { hex } from '../values/reserved.ts';
import { drop, expectedIf, faultsOf, jsonOnly, set, xmlOnly, type FaultDefinition } from './definition.ts';

const required = faultsOf({ rule: 'token.required', parameter: 'token' }, [
  { name: 'missing', description: 'token is missing', apply: drop('token') },
  { name: 'null', description: 'token is null', formats: jsonOnly, apply: set('token', null) },
  { name: 'empty', description: 'token is empty', apply: set('token', '') },
]);

const nearMisses: readonly [TokenForm, string][] = [
  ['prefix', 'token lacks its last character'],
  ['suffix', 'token lacks its first character'],
  ['longer', 'token has one character more'],
  ['other-case', 'token is in the other letter case'],
];

const valid = faultsOf({ rule: 'token.valid', parameter: 'token' }, [
  {
    name: 'other',
    description: 'token is another one',
    apply: set('token', (scene) => `0000${hex(randomOf(scene, 'token'), 28)}`),
  },
  ...nearMisses.map(([form, description]) => ({
    name: form,
    description,
    unavailable: (target: Target) => whyNoForm(target, form),
    apply: set('token', tokenPlaceholder(form)),
  })),
]);

const type = faultsOf({ rule: 'token.type', parameter: 'token', formats: jsonOnly }, [
  { name: 'number', description: 'token is a number', apply: set('token', 12345) },
  { name: 'boolean', description: 'token is a boolean', apply: set('token', true) },
  { name: 'array', description: 'token is an array', apply: set('token', [tokenPlaceholder()]) },
  { name: 'object', description: 'token is an object', apply: set('token', { value: tokenPlaceholder() }) },
  { name: 'query', description: 'token is a query', apply: set('token', { $ne: null }) },
  {
    name: 'element',
    description: 'token has elements inside',
    formats: xmlOnly,
    apply: set('token', { value: tokenPlaceholder() }),
  },
]);

/** The token in a header: taken by newer platforms, and a wrong one by none. */
const bearer: readonly FaultDefinition[] = [
  ...faultsOf({ rule: 'token.bearer', parameter: 'token', expects: 'open' }, [
    {
      name: 'header',
      description: 'token is in an Authorization: Bearer header and not in the body',
      expectsOn: (target) => expectedIf(sureOf(target, 'bearer')),
      apply: (draft) => withWire(withoutParameter(draft, 'token'), { bearer: tokenPlaceholder() }),
    },
  ]),
  ...faultsOf({ rule: 'token.required', parameter: 'token' }, [
    {
      name: 'bearer-other',
      description: 'token is missing and another one is in an Authorization: Bearer header',
      apply: (draft, scene) =>
        withWire(withoutParameter(draft, 'token'), { bearer: `0000${hex(randomOf(scene, 'bearer'), 28)}` }),
    },
  ]),
];

/** Faults of `token`. */
export const tokenFaults: readonly FaultDefinition[] = [...required, ...valid, ...type, ...bearer];

/** A near miss must be none of: the token, nothing at all. */
export function whyNoForm(target: Target, form: TokenForm): string | undefined {
  const near = tokenForms[form](target.token);
  if (near === target.token) return 'the token has no letters, so that its letter case cannot be changed';
  return near === '' ? 'the token is too short' : undefined;
}
