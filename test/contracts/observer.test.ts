import { describe, expect, it } from 'vitest';
import { checkWritten, parseLaunches, parseProfile } from '../../contracts/index.ts';
import { HarnessError } from '../../model/errors.ts';
import { launching } from './effects.ts';

describe('checkWritten', () => {
  const testCase = launching({ fields: { used: {}, written: { Order: '123', Age: 5 } } });
  it('takes what was written, as the type of the field has it', () => {
    expect(
      checkWritten(testCase, { FirstName: 'John', Order: '' }, { FirstName: 'John', Order: '123', Age: 5 }),
    ).toEqual([]);
  });
  it('names what was not written, and what was written without being told to', () => {
    const findings = checkWritten(testCase, { FirstName: 'John' }, { FirstName: 'Jason', Order: '', Age: 5 });
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'effect.fields: Of the field "Order", the string "123" should be written to the profile, but it is an empty string.',
      'effect.fields: Of the field "FirstName", the string "John" should be kept in the profile, but it is the string "Jason".',
    ]);
  });
});

describe('parseLaunches', () => {
  it('takes a page of the protocol, and what it leaves out', () => {
    const page = parseLaunches({
      launches: [{ seq: 3, campaign_id: 84, recipients: [{ profile_id: 1 }], more: 1 }],
    });
    expect(page.next).toBe(3);
    expect(page.launches[0]).toMatchObject({
      campaign_id: '84',
      request_id: '',
      recipients: [{ profile_id: '1' }],
    });
    expect(parseLaunches({ launches: [], next: 9 })).toEqual({ launches: [], next: 9 });
  });

  const garbage: readonly unknown[] = [
    undefined,
    null,
    'x',
    [],
    {},
    { launches: 1 },
    { launches: [null] },
    { launches: [{ seq: 'x' }] },
  ];
  it.each(garbage)('refuses %j as an error of the run', (data) => {
    expect(() => parseLaunches(data)).toThrow(HarnessError);
    expect(() => parseProfile(data)).toThrow(HarnessError);
  });

  it('takes a profile', () => {
    expect(parseProfile({ profile_id: 'p', fields: { a: [1] }, email: 'x' })).toEqual({
      profile_id: 'p',
      fields: { a: [1] },
    });
  });
});
