import type { Factor } from '../combinations/index.ts';

/** Profiles that an assignment can name; each of them is tried only where a target has as many. */
export const mostProfiles = 200;

/** The MongoDB operators of rule `request.query`. */
export const operators = [
  '$eq',
  '$ne',
  '$in',
  '$nin',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$all',
  '$exists',
  '$regex',
  '$not',
  '$and',
  '$or',
] as const;

const objects = ['absent', 'empty', 'flat', 'nested', 'arrays', 'unicode', 'long', 'keys', 'large'];

/** What can vary in a v1.1 request; the first level of each factor is its plainest. Case ids depend on the order. */
export const launchFactors: readonly Factor[] = [
  { name: 'encoding', levels: ['json', 'xml'] },
  { name: 'id', levels: ['number', 'string'] },
  { name: 'matching', levels: ['absent', 'email', 'phone', 'profile_id', 'custom', 'request'] },
  { name: 'profile', levels: Array.from({ length: mostProfiles }, (_, index) => `p${index + 1}`) },
  { name: 'field', levels: ['none', 'string', 'int', 'int-text', 'tag', 'tags'] },
  { name: 'query', levels: ['none', 'equality', ...operators] },
  { name: 'resource', levels: ['absent', 'low', 'high', 'other'] },
  { name: 'content', levels: objects },
  { name: 'custom_data', levels: objects },
  { name: 'attach', levels: ['absent', 'empty', 'one', 'two', 'unicode', 'binary', 'alike', 'large'] },
  { name: 'filter', levels: ['absent', 'email', 'sms', 'push', 'email-other', 'sms-other', 'push-other'] },
  { name: 'strict', levels: ['none', 'absent', 'false', 'true'] },
  { name: 'with_email', levels: ['no', 'yes'] },
  { name: 'with_phone', levels: ['no', 'yes'] },
  { name: 'with_profile_id', levels: ['no', 'yes'] },
  { name: 'with_custom', levels: ['no', 'yes'] },
  { name: 'layout', levels: ['plain', 'reversed', 'spaced', 'escaped'] },
];
