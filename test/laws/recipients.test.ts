import fc from 'fast-check';
import { Query } from 'mingo';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import type { Profile, Target } from '../../model/target.ts';
import { fullTarget, smallTarget } from '../generators/targets.ts';
import { validCase } from './some-cases.ts';

/** A profile as a query sees it. */
const documentOf = ({ email, phone, profile_id, fields }: Profile) => ({
  email,
  phone,
  profile_id,
  ...fields,
});

function found(query: JsonObject, profiles: readonly Profile[]): string[] {
  const test = new Query(query);
  return profiles.filter((profile) => test.test(documentOf(profile))).map(({ profile_id: id }) => id);
}

/** The profiles that the parameters name, read from the specification. */
function named({ matching, ...parameters }: JsonObject, { profiles, fields }: Target): string[] {
  const query = parameters['custom_request'];
  if (query !== undefined) return found(query as JsonObject, profiles);
  const mode = (matching ?? 'email') as 'email' | 'phone' | 'profile_id' | 'custom';
  const has = (profile: Profile): boolean => {
    if (mode !== 'custom') return profile[mode] === parameters[mode];
    const name = parameters['field_name'] as string;
    const value = profile.fields[name];
    if (fields[name] !== 'tags') return String(value) === `${parameters['field_value'] as string | number}`;
    const wanted = (parameters['field_value'] as string).split(', ');
    return wanted.every((tag) => (value as readonly string[]).includes(tag));
  };
  return profiles.filter(has).map(({ profile_id: id }) => id);
}

const strangers: readonly Profile[] = Array.from({ length: 50 }, (_, index) => ({
  profile_id: `stranger-${index}`,
  email: `stranger${index}@example.org`,
  phone: `+1303555${String(index).padStart(4, '0')}`,
  fields: {
    CRM_ID: String(index),
    City: 'Paris',
    FirstName: 'John',
    Tags: ['tag-1'],
    Age: 41,
    Order: '',
    Note: '',
  },
  subscriptions: [],
}));

describe.each([fullTarget, smallTarget])('the recipients of the $name target', (target) => {
  it('are those whom the parameters name', () => {
    fc.assert(
      fc.property(validCase('launch', target), ({ request, launch }) => {
        expect([...(launch?.recipients ?? [])].sort()).toEqual(
          named(request.parameters ?? {}, target).sort(),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('are never strangers, whatever the query', () => {
    fc.assert(
      fc.property(
        validCase('launch', target).filter(
          ({ request }) => request.parameters?.['custom_request'] !== undefined,
        ),
        ({ request }) => {
          expect(found(request.parameters?.['custom_request'] as JsonObject, strangers)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('finding', () => {
  it('would show a query that is not bounded', () => {
    expect(found({ FirstName: { $regex: '^J' } }, strangers)).not.toEqual([]);
  });
});
