import type { FaultEntry } from './fault.ts';
import { does, forgets } from './make.ts';
import { all, has, inXml, isLink, not, value } from './when.ts';
import type { When } from './when.ts';
import type { Call } from '../call.ts';
import type { World } from '../world.ts';

const tokenIs =
  (holds: (sent: string, real: string) => boolean) =>
  (call: Call, world: World): boolean =>
    typeof call.params['token'] === 'string' && holds(call.params['token'], world.token);

const isEmptyText: When = value('token', (token) => token === '');

/** Faults in the check of the token. */
export const tokenFaults: readonly FaultEntry[] = [
  forgets(
    'token-not-required',
    'token.required',
    ['token'],
    'A token that is missing, null or "" is accepted.',
  ),
  forgets('token-empty-accepted', 'token.required', ['token'], 'A token of "" is accepted.', isEmptyText),
  forgets(
    'token-missing-accepted-with-attach',
    'token.required',
    ['token', 'attach'],
    'A missing token is accepted when attach is sent.',
    all(has('attach'), not(has('token'))),
  ),
  forgets('token-not-compared', 'token.valid', ['token'], 'Any token is accepted.'),
  forgets(
    'token-not-compared-in-xml',
    'token.valid',
    ['token', 'encoding'],
    'Any token is accepted in XML.',
    inXml,
  ),
  forgets(
    'token-not-compared-for-custom',
    'token.valid',
    ['token', 'matching', 'field_name', 'field_value'],
    'Any token is accepted with matching custom.',
    value('matching', (matching) => matching === 'custom'),
  ),
  does('token-prefix-accepted', 'token.valid', ['token'], 'The beginning of the token is enough.', {
    when: tokenIs((sent, real) => real.startsWith(sent)),
    forgets: ['token.valid'],
  }),
  does('token-suffix-accepted', 'token.valid', ['token'], 'What stands behind the token does not matter.', {
    when: tokenIs((sent, real) => sent.startsWith(real)),
    forgets: ['token.valid'],
  }),
  does('token-case-ignored', 'token.valid', ['token'], 'The letter case of the token does not matter.', {
    when: tokenIs((sent, real) => sent.toLowerCase() === real.toLowerCase()),
    forgets: ['token.valid'],
  }),
  forgets('token-type-not-checked', 'token.type', ['token'], 'A token that is no string is accepted.'),
  forgets(
    'token-array-accepted',
    'token.type',
    ['token'],
    'A token that is an array is accepted.',
    value('token', Array.isArray),
  ),
  forgets(
    'link-token-not-checked',
    'link.token',
    ['token'],
    'Any token is accepted in the body of a link.',
    isLink,
  ),
];
