import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCase, encodeRequest, planCases } from '../../generators/index.ts';
import { nameOf } from '../../generators/faults/index.ts';
import type { Target } from '../../model/target.ts';
import { fullTarget, smallTarget } from '../generators/targets.ts';
import { brokenRules } from './page/index.ts';
import { faultyCase, possibleFaults, validCase } from './some-cases.ts';

const broken = (request: Parameters<typeof encodeRequest>[0], target: Target) =>
  brokenRules(encodeRequest(request, target, 'sent'), target);

describe.each([fullTarget, smallTarget])('valid requests of the $name target', (target) => {
  it.each(target.link === undefined ? (['launch'] as const) : (['launch', 'link'] as const))(
    'break no rule of the page (%s)',
    (space) => {
      fc.assert(
        fc.property(validCase(space, target), ({ request }) => {
          expect(broken(request, target)).toEqual([]);
        }),
        { numRuns: 1500 },
      );
    },
  );
});

describe('the page’s examples', () => {
  it('break no rule of the page', () => {
    for (const { kind, request } of planCases(fullTarget, { seed: 1, strength: 1 }).cases()) {
      if (kind === 'example') expect(broken(request, fullTarget)).toEqual([]);
    }
  });
});

describe('the independent reading', () => {
  it('finds what is broken, so that the laws can fail', () => {
    const [first] = planCases(fullTarget, { seed: 1, strength: 1 }).cases();
    const request = first?.request as NonNullable<typeof first>['request'];
    const without = { ...request, parameters: { ...request.parameters, token: '' } };
    expect(broken(without, fullTarget)).toEqual(['token.required']);
  });
});

const all = possibleFaults(fullTarget);
const named = (expects: string) =>
  all.filter((fault) => fault.expects === expects).map((f) => [nameOf(f), f] as const);

describe('faults', () => {
  it.each(named('reject'))('%s breaks its own rule, and no other', (_, fault) => {
    fc.assert(
      fc.property(faultyCase(fault, fullTarget), ({ broken: { request } }) => {
        expect(broken(request, fullTarget)).toEqual([fault.rule]);
      }),
      { numRuns: 25 },
    );
  });

  it.each(named('open'))('%s breaks no rule that is documented', (_, fault) => {
    // A reader may refuse these texts, or may not: that is why they are open.
    const isText =
      ['bom', 'deep-nesting', 'deep-elements'].includes(fault.name) || fault.name.startsWith('repeated');
    const isOther =
      // Whether a header stands for the missing parameter is what is open there.
      fault.rule === 'token.bearer' ||
      fault.name === 'other-format' ||
      fault.name === 'beside-matching' ||
      fault.name === 'beside-key';
    fc.assert(
      fc.property(faultyCase(fault, fullTarget), ({ broken: { request } }) => {
        if (!isText && !isOther) expect(broken(request, fullTarget)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it.each(all.map((f) => [nameOf(f), f] as const))(
    '%s sends other bytes than the valid request',
    (_, fault) => {
      fc.assert(
        fc.property(faultyCase(fault, fullTarget), ({ broken: { request }, row, value }) => {
          const valid = buildCase(fault.space, row, undefined, value, fullTarget);
          expect(encodeRequest(request, fullTarget, 'sent')).not.toEqual(
            encodeRequest(valid.request, fullTarget, 'sent'),
          );
        }),
        { numRuns: 10 },
      );
    },
  );
});
