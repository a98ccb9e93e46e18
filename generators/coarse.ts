import type { Factor } from './combinations/index.ts';

/**
 * The levels that stand for the others of their factor where the contexts of a fault are combined.
 *
 * That a check is forgotten beside content is likely, that it is forgotten beside long content but not beside flat,
 * is not; each level by itself is tried with each fault all the same.
 */
const representatives: Readonly<Record<string, readonly string[]>> = {
  query: ['none', 'equality', '$in', '$and'],
  field: ['none', 'string', 'int', 'tags'],
  resource: ['absent', 'low', 'high'],
  content: ['absent', 'flat', 'nested'],
  custom_data: ['absent', 'flat', 'nested'],
  attach: ['absent', 'one', 'two'],
  filter: ['absent', 'email', 'sms', 'push', 'email-other'],
  layout: ['plain', 'reversed', 'escaped'],
};

/** The factors with only the levels that stand for others; a factor that has none of those keeps its own. */
export function coarse(factors: readonly Factor[]): readonly Factor[] {
  return factors.map((factor) => {
    const kept = factor.levels.filter((level) => representatives[factor.name]?.includes(level) ?? true);
    return kept.length === 0 || kept.length === factor.levels.length ? factor : { ...factor, levels: kept };
  });
}
