import { describe, expect, it } from 'vitest';
import { mockFaults, type MockFault } from '../../mock/index.ts';
import { rule, type RuleId } from '../../model/rules.ts';
import { hunt, patience, type SuiteOptions } from './hunt.ts';
import { alsoRight, needs } from './tables.ts';

/** The file that tests the faults of the rules that begin so; about as many in each, for two run at once. */
const files = {
  answers: ['envelope', 'transport', 'dedup', 'link'],
  keys: ['token', 'id', 'matching', 'custom', 'resource'],
  bodies: ['content', 'custom_data', 'attach', 'request', 'filter'],
  effects: ['effect', 'relation'],
} as const;

export type File = keyof typeof files;

const groupOf = ({ rule }: MockFault): string => rule.slice(0, rule.indexOf('.'));

/** The faults that no file tests. */
export const untested = mockFaults.filter(
  (fault) => !Object.values(files).some((groups) => (groups as readonly string[]).includes(groupOf(fault))),
);

/** Defines a test for each of a file's faults, and one for their minimal causes together. */
export function findsPlanted(file: File, leastMinimal: number): void {
  const groups: readonly string[] = files[file];
  const faults = mockFaults.filter((fault) => groups.includes(groupOf(fault)));
  /** Whether the minimal parameters are the planted ones, where the fault has any. */
  const minimal = new Map<string, boolean>();

  describe('each fault alone is found, and its rule named', { timeout: patience }, () => {
    it.each(faults.map((fault) => [fault.name, fault] as const))('%s', async (name, fault) => {
      const options: SuiteOptions = needs[name] ?? {};
      const isRight = (named: RuleId): boolean => rightFor(fault).includes(named) || isOfItsOwn(fault, named);
      const { verdict, violations } = await hunt(name, isRight, options);
      expect(verdict).toBe('fail');
      const named = violations.find((violation) => isRight(violation.rule));
      expect(violations.map((violation) => violation.rule)).toContain(named?.rule);
      expect(named).toBeDefined();
      if (fault.parameters.length > 0)
        minimal.set(name, sameSet(named?.minimal.parameters ?? [], fault.parameters));
    });
  });

  it(`gives the planted parameters as the minimal ones of ${leastMinimal} % of the faults at least`, () => {
    const others = [...minimal].filter(([, same]) => !same).map(([name]) => name);
    expect(minimal.size).toBeGreaterThan(0);
    expect(100 * (1 - others.length / minimal.size), others.join(', ')).toBeGreaterThanOrEqual(leastMinimal);
  });
}

function rightFor({ name, rule }: MockFault): readonly RuleId[] {
  return [rule, ...(alsoRight[name]?.rules ?? [])];
}

/** Where several parameters must come together, a rule of any of them is as right as another. */
function isOfItsOwn({ parameters }: MockFault, named: RuleId): boolean {
  return parameters.length > 1 && parameters.includes(rule(named).about);
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
  return [...some].sort().join() === [...others].sort().join();
}
