import { beforeAll, describe, expect, it } from 'vitest';
import { activate, mockFaults } from '../../mock/faults/index.ts';
import { makeWorld } from '../../mock/make-world.ts';
import type { World } from '../../mock/world.ts';
import { parameters } from '../../model/parameters.ts';
import { isRuleId, rules } from '../../model/rules.ts';
import { combinedCases, launchCases, linkCases } from './helpers/corpus.ts';
import { runAll } from './helpers/in-process.ts';
import type { Outcome } from './helpers/in-process.ts';

const cases = [...launchCases, ...combinedCases, ...linkCases];

let world: World;
let healthy: Outcome[];
beforeAll(async () => {
  world = await makeWorld({});
  healthy = runAll(world, cases);
});

function withFault(name: string): Outcome[] {
  world.faults = activate([name]);
  try {
    return runAll(world, cases);
  } finally {
    world.faults = undefined;
  }
}

const differing = (list: readonly Outcome[], part: 'answer' | 'effect'): Outcome[] =>
  list.filter((outcome, i) => outcome[part] !== healthy[i]?.[part]);

/** A parameter takes part where it is sent, or where it is missing though it is due. */
function takesPart(parameter: string, params: Readonly<Record<string, unknown>>): boolean {
  return params[parameter] !== undefined || ['token', 'id', 'email'].includes(parameter);
}

describe('every fault', () => {
  it.each(mockFaults.map((fault) => [fault.name, fault] as const))('%s', (name, fault) => {
    const outcomes = withFault(name);
    const answers = differing(outcomes, 'answer');
    const effects = differing(outcomes, 'effect');
    expect((fault.needs === 'observer' ? effects : answers).length).toBeGreaterThan(0);
    // What is in order is touched only where all parameters of the fault come together.
    const named = fault.parameters.filter((parameter) => parameter !== 'encoding');
    const isBystander = ({ case: { params, expects } }: Outcome): boolean =>
      params !== undefined &&
      (expects === 'reject'
        ? named.length > 0 && !named.some((parameter) => takesPart(parameter, params))
        : !named.every((parameter) => params[parameter] !== undefined));
    expect([...answers, ...effects].filter(isBystander).map((outcome) => outcome.case.name)).toEqual([]);
  });
});

describe('the list of faults', () => {
  it('has unique names, known rules and known parameters', () => {
    expect(new Set(mockFaults.map(({ name }) => name)).size).toBe(mockFaults.length);
    expect(mockFaults.length).toBeGreaterThan(60);
    const known = new Set<string>([...parameters.map(({ name }) => name), 'encoding']);
    for (const { name, rule, parameters: named } of mockFaults) {
      expect(isRuleId(rule), name).toBe(true);
      expect(
        named.filter((parameter) => !known.has(parameter)),
        name,
      ).toEqual([]);
    }
  });

  it('breaks every rule that can be broken', () => {
    const broken = new Set<string>(mockFaults.map(({ rule }) => rule));
    expect(
      rules.filter(({ id, expects }) => expects !== 'open' && !broken.has(id)).map(({ id }) => id),
    ).toEqual([]);
  });

  it('names the nearest fault when one is unknown', () => {
    expect(() => activate(['token-not-comparred'])).toThrow(
      expect.objectContaining({
        code: 'mock.unknown-fault',
        blame: 'callAtFault',
        fix: expect.stringContaining('token-not-compared') as string,
      }) as Error,
    );
  });
});
