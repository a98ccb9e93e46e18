import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentOf, codeOf } from '../../generators/case-code.ts';
import { caseFromId, planCases } from '../../generators/index.ts';
import { spaces } from '../../generators/space.ts';
import { HarnessError } from '../../model/errors.ts';
import { fullTarget, smallTarget } from '../generators/targets.ts';
import { faultyCase, possibleFaults, validCase } from './some-cases.ts';

function codeThrown(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof HarnessError ? error.code : 'another error';
  }
}

describe('the id of a case', () => {
  it.each(['launch', 'link'] as const)('makes a valid case again (%s)', (space) => {
    fc.assert(
      fc.property(validCase(space, fullTarget), (made) => {
        expect(caseFromId(made.id, fullTarget)).toEqual(made);
      }),
      { numRuns: 300 },
    );
  });

  it('makes a case of any fault again', () => {
    const anyFault = fc
      .constantFrom(...possibleFaults(fullTarget))
      .chain((fault) => faultyCase(fault, fullTarget));
    fc.assert(
      fc.property(anyFault, ({ broken }) => {
        expect(caseFromId(broken.id, fullTarget)).toEqual(broken);
      }),
      { numRuns: 300 },
    );
  });

  it('makes each case of a plan again, and no two cases share one', () => {
    const cases = [...planCases(fullTarget, { seed: 3, strength: 1 }).cases()];
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const made of cases) expect(caseFromId(made.id, fullTarget)).toEqual(made);
  });

  it('has the documented form', () => {
    for (const { id } of planCases(fullTarget, { seed: 3, strength: 1 }).cases()) {
      expect(id).toMatch(
        /^(example(\.[a-z-]+){2}|(launch|link|[a-z_]+\.[a-z-]+\.[a-z0-9-]+)~[0-9a-z]+~[0-9a-z]+)$/,
      );
    }
  });

  it.each([
    ['of no fault', 'matching.requires.nothing~0~1'],
    ['of no space', 'other~0~1'],
    ['of an inherited name', 'constructor~0~1'],
    ['with too few parts', 'launch~0'],
    ['with too many parts', 'launch~0~1~2'],
    ['with a code beyond all levels', 'launch~zzzzzzzzzz~1'],
    ['with a code in another way of writing', 'launch~00~1'],
    ['with a code in capitals', 'launch~A~1'],
    ['with a seed beyond 32 bits', 'launch~0~1z141z4'],
    ['with a negative seed', 'launch~0~-1'],
    ['of no example', 'example.nothing.json'],
    ['that is empty', ''],
  ])('is refused when it is one %s', (_, id) => {
    expect(codeThrown(() => caseFromId(id, fullTarget))).toBe('case.unknown');
  });

  it('is refused where the levels cannot stand together', () => {
    const plain = Object.fromEntries(
      spaces.launch.factors.map(({ name, levels }) => [name, levels[0] as string]),
    );
    const code = codeOf(spaces.launch.factors, { ...plain, matching: 'custom' });
    expect(codeThrown(() => caseFromId(`launch~${code}~1`, fullTarget))).toBe('case.unknown');
  });

  it('is refused by a target that cannot serve it', () => {
    const refused = [...planCases(fullTarget, { seed: 3, strength: 1 }).cases()].filter(
      ({ request }) => request.encoding === 'xml' || request.api === '1.0',
    );
    expect(refused.length).toBeGreaterThan(100);
    for (const { id } of refused) expect(codeThrown(() => caseFromId(id, smallTarget))).toBe('case.unknown');
  });

  it('is refused where the fault cannot be tried', () => {
    const [id] = [
      ...planCases(fullTarget, { seed: 1, strength: 1, rules: (rule) => rule === 'id.inactive' }).cases(),
    ]
      .filter(({ kind }) => kind === 'invalid')
      .map((made) => made.id);
    expect(codeThrown(() => caseFromId(id ?? '', smallTarget))).toBe('case.unknown');
  });
});

describe('the code of an assignment', () => {
  it.each(['launch', 'link'] as const)('stands for it alone (%s)', (space) => {
    const { factors } = spaces[space];
    const assignment = fc.record(
      Object.fromEntries(factors.map(({ name, levels }) => [name, fc.constantFrom(...levels)])),
    );
    fc.assert(
      fc.property(assignment, (levels) => {
        expect(assignmentOf(factors, codeOf(factors, levels))).toEqual(levels);
      }),
    );
  });
});
