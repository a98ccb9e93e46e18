import type { Assignment } from '../model/case.ts';
import type { Factor } from './combinations/index.ts';

/** The index of an assignment in the product of all levels of all factors, in base 36: the same for every target. */
export function codeOf(factors: readonly Factor[], assignment: Assignment): string {
  let index = 0;
  for (const { name, levels } of factors) {
    const level = levels.indexOf(assignment[name] ?? '');
    if (level < 0) throw new RangeError(`${name} has no level ${assignment[name]}`);
    index = index * levels.length + level;
  }
  return index.toString(36);
}

/** The assignment of a code; undefined where the text is the code of none. */
export function assignmentOf(factors: readonly Factor[], code: string): Assignment | undefined {
  let index = readBase36(code);
  if (index === undefined) return undefined;
  const levels: [string, string][] = [];
  for (const factor of factors.toReversed()) {
    const count = factor.levels.length;
    levels.push([factor.name, factor.levels[index % count] as string]);
    index = Math.floor(index / count);
  }
  return index === 0 ? Object.fromEntries(levels.reverse()) : undefined;
}

/** A number of at most 2^53 in its one way of writing; undefined for any other text. */
export function readBase36(text: string): number | undefined {
  if (!/^[0-9a-z]{1,11}$/.test(text)) return undefined;
  const number = Number.parseInt(text, 36);
  return Number.isSafeInteger(number) && number.toString(36) === text ? number : undefined;
}
