import type { FaultEntry } from './fault.ts';
import { answers, crashes, forgets, refuses } from './make.ts';
import {
  all,
  has,
  isBeyondAscii,
  itemsOf,
  named,
  not,
  refused,
  refusedUnder,
  unknownMode,
  value,
  numberOf,
} from './when.ts';

/** The fourteen faults that other tools were measured with; 9 to 14 are the harder ones. */
export const peerFaults: readonly FaultEntry[] = [
  forgets(
    'peer-01-missing-token-accepted',
    'token.required',
    ['token'],
    'A request without a token is accepted.',
  ),
  crashes(
    'peer-02-phone-attach-content-500',
    ['phone', 'attach', 'content'],
    'HTTP 500 when phone, attach and content are sent together.',
    has('phone', 'attach', 'content'),
  ),
  forgets(
    'peer-03-resource-type-accepted',
    'resource.bounds',
    ['resource_id'],
    'A resource_id of the wrong type is accepted.',
    value('resource_id', (id) => typeof id !== 'number'),
  ),
  answers(
    'peer-04-error-as-string',
    'envelope.shape',
    [],
    'The error of a refusal is a string.',
    (reply) => {
      reply.envelope['error'] = JSON.stringify(reply.envelope['error']);
    },
    refused,
  ),
  answers(
    'peer-05-no-error-text',
    'envelope.shape',
    ['resource_id'],
    'A refusal of resource_id has no error_text.',
    (reply) => {
      delete reply.envelope['error_text'];
    },
    refusedUnder('resource.bounds'),
  ),
  forgets(
    'peer-06-unknown-matching-accepted',
    'matching.unknown',
    ['matching'],
    'An unknown matching mode is taken for email.',
    unknownMode,
    ['matching.requires'],
  ),
  refuses(
    'peer-07-single-attachment-refused',
    'attach.items',
    ['attach'],
    'One attachment alone is refused.',
    value('attach', (attach) => itemsOf(attach).length === 1),
  ),
  answers(
    'peer-08-refusal-as-html',
    'envelope.format',
    [],
    'A refusal says that it is text/html.',
    (reply) => {
      reply.contentType = 'text/html; charset=utf-8';
    },
    refused,
  ),
  crashes(
    'peer-09-five-parameters-500',
    ['content', 'custom_data', 'attach', 'resource_id', 'subscription_filter'],
    'HTTP 500 when content, custom_data, attach, resource_id and subscription_filter are sent together.',
    has('content', 'custom_data', 'attach', 'resource_id', 'subscription_filter'),
  ),
  forgets(
    'peer-10-resource-2-24-accepted',
    'resource.bounds',
    ['resource_id'],
    'A resource_id of exactly 2^24 is accepted.',
    value('resource_id', (id) => numberOf(id) === 2 ** 24),
  ),
  refuses(
    'peer-11-ignored-email-has-effect',
    'matching.ignored',
    ['matching', 'profile_id', 'email'],
    'With matching profile_id, an email beside it is refused.',
    all(named('profile_id'), has('email')),
  ),
  refuses(
    'peer-12-pair-of-values-refused',
    'resource.range',
    ['matching', 'phone', 'resource_id'],
    'The largest resource_id is refused with matching phone.',
    all(
      named('phone'),
      value('resource_id', (id) => numberOf(id) === 2 ** 24 - 1),
    ),
  ),
  forgets(
    'peer-13-field-value-not-required',
    'matching.requires',
    ['matching', 'field_name', 'field_value', 'email'],
    'With matching custom, field_value may be missing when an email is sent.',
    all(named('custom'), has('field_name', 'email'), not(has('field_value'))),
  ),
  refuses(
    'peer-14-unicode-name-refused',
    'attach.items',
    ['attach'],
    'An attachment whose name is not ASCII is refused.',
    value('attach', (attach) =>
      itemsOf(attach).some(({ name }) => typeof name === 'string' && isBeyondAscii(name)),
    ),
  ),
];
