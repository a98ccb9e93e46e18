import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCase, encodeRequest, planCases, sampleCases } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import { fullTarget } from '../generators/targets.ts';
import { validCase } from './some-cases.ts';

const bytesOf = ({ id, request }: Case): string => {
  const { body, ...head } = encodeRequest(request, fullTarget, 'sent');
  return JSON.stringify([id, head, body === undefined ? null : Buffer.from(body).toString('base64')]);
};

const plan = (seed: number) => [...planCases(fullTarget, { seed, strength: 1 }).cases()];

describe('a seed', () => {
  it('gives the same bytes again', () => {
    expect(plan(7).map(bytesOf)).toEqual(plan(7).map(bytesOf));
  });

  it('matters: another one gives other cases', () => {
    const one = new Set(plan(7).map(bytesOf));
    expect(
      plan(8)
        .filter((made) => one.has(bytesOf(made)))
        .every(({ kind }) => kind === 'example'),
    ).toBe(true);
  });

  it('gives the same sample again', () => {
    const some = (seed: number): string[] => {
      const cases = sampleCases(fullTarget, { seed, kind: 'valid' });
      return Array.from({ length: 200 }, () => bytesOf(cases.next().value as Case));
    };
    expect(some(1)).toEqual(some(1));
    expect(some(1)).not.toEqual(some(2));
  });
});

describe('a case', () => {
  it('does not depend on its neighbours or on their order', () => {
    const cases = plan(7).filter((_, index) => index % 5 === 0);
    const inOrder = cases.map(bytesOf);
    const backwards = cases
      .toReversed()
      .map((made) => (made.kind === 'example' ? made : again(made)))
      .map(bytesOf)
      .reverse();
    expect(backwards).toEqual(inOrder);
  });

  it('keeps its other values when one level changes', () => {
    fc.assert(
      fc.property(validCase('launch', fullTarget), (made) => {
        const changed = made.assignment['layout'] === 'plain' ? 'spaced' : 'plain';
        const other = buildCase(
          'launch',
          { ...made.assignment, layout: changed },
          undefined,
          made.seed,
          fullTarget,
        );
        expect(other.request.parameters).toEqual(made.request.parameters);
      }),
    );
  });

  it('changes only the parameter whose level changes', () => {
    fc.assert(
      fc.property(validCase('launch', fullTarget), fc.constantFrom('flat', 'long'), (made, content) => {
        const other = buildCase('launch', { ...made.assignment, content }, undefined, made.seed, fullTarget);
        expect({ ...other.request.parameters, content: 'any' }).toEqual({
          ...made.request.parameters,
          content: 'any',
        });
      }),
    );
  });
});

function again({ space, assignment, fault, seed }: Case): Case {
  return buildCase(space, assignment, fault && `${fault.rule}.${fault.name}`, seed, fullTarget);
}

describe('the token', () => {
  const { token } = fullTarget;
  const forms = [token, token.slice(1), token.slice(0, -1), token.toLowerCase(), token.toUpperCase()];

  it('is in no case, and in no request as it is shown', () => {
    for (const made of plan(7)) {
      const { headers, url, body } = encodeRequest(made.request, fullTarget, 'shown');
      const shown =
        JSON.stringify([made, headers, url]) + (body === undefined ? '' : new TextDecoder().decode(body));
      for (const form of forms) expect(shown.includes(form), made.id).toBe(false);
    }
  });

  it('is in the bytes that are sent, unescaped in every layout, so that it can be shown by its name', () => {
    for (const made of plan(7)) {
      if (made.kind !== 'valid' || made.request.encoding === undefined) continue;
      const text = (kind: 'sent' | 'shown') =>
        Buffer.from(encodeRequest(made.request, fullTarget, kind).body ?? []).toString();
      expect(text('sent')).toContain(token);
      expect(text('shown')).toBe(text('sent').replaceAll(token, '$ALTCRAFT_TOKEN'));
    }
  });

  it('stands for nothing where a target file has its name as a value', () => {
    const [first] = fullTarget.profiles;
    const profiles = [{ ...first, profile_id: '$ALTCRAFT_TOKEN' } as NonNullable<typeof first>];
    const target = { ...fullTarget, profiles };
    for (const { request } of planCases(target, { seed: 1, strength: 1 }).cases()) {
      const body = encodeRequest(request, target, 'sent').body;
      const text = body === undefined ? '' : new TextDecoder().decode(body);
      if (request.parameters?.['token'] === undefined) expect(text).not.toContain(token);
    }
  });
});
