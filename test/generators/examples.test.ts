import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeParameters } from '../../generators/encode/request.ts';
import { launchExamples, linkExample } from '../../generators/examples/facts.ts';
import { identOf } from '../../generators/link/idents.ts';
import { encodeRequest, planCases } from '../../generators/index.ts';
import type { Target } from '../../model/target.ts';
import { fullTarget, smallTarget } from './targets.ts';

const folder = new URL('../golden/examples/', import.meta.url);
const examplesOf = (target: Target) =>
  [...planCases(target, { seed: 1, strength: 1 }).cases()].filter(({ kind }) => kind === 'example');

describe.each([...launchExamples, linkExample])('the page’s example $name', ({ name, parameters }) => {
  it.each(['json', 'xml'] as const)('is encoded as the golden file (%s)', (encoding) => {
    const golden = readFileSync(new URL(`${name}.${encoding}`, folder), 'utf8').trimEnd();
    expect(encodeParameters(parameters, encoding, 'plain')).toBe(golden);
  });
});

describe('examples for a target', () => {
  it('come first, JSON and XML, with the GET of the link', () => {
    expect(examplesOf(fullTarget).map(({ id }) => id)).toEqual([
      'example.one-subscriber.json',
      'example.one-subscriber.xml',
      'example.custom-ids.json',
      'example.custom-ids.xml',
      'example.content-and-files.json',
      'example.content-and-files.xml',
      'example.link-by-xxh.get',
      'example.link-with-fields.json',
      'example.link-with-fields.xml',
    ]);
  });

  it('have the target’s campaign, profiles and link in them', () => {
    const [one] = examplesOf(fullTarget);
    expect(one?.request.parameters).toEqual({
      token: '$ALTCRAFT_TOKEN',
      id: 84,
      matching: 'profile_id',
      profile_id: fullTarget.profiles[0]?.profile_id,
    });
    const get = examplesOf(fullTarget).find(({ id }) => id === 'example.link-by-xxh.get');
    expect(get && encodeRequest(get.request, fullTarget, 'sent')).toEqual({
      method: 'GET',
      url: `${fullTarget.link?.url}/${identOf({ email: 'john@example.com' }, 'xxh')}`,
      headers: {},
      body: undefined,
    });
  });

  it('leave out what the target has not', () => {
    expect(examplesOf(smallTarget).map(({ id }) => id)).toEqual([
      'example.one-subscriber.json',
      'example.content-and-files.json',
    ]);
  });
});
