import type { CombinationModel, Constraint, Factor } from '../../generators/combinations/index.ts';

const counts = {
  filter: 3,
  strict: 3,
  resource: 4,
  layout: 4,
  id: 3,
  large: 3,
  content: 5,
  custom_data: 5,
  attach: 5,
  field: 4,
} as const;

const keys = ['email', 'phone', 'profile_id', 'custom'] as const;

const factors: Factor[] = [
  { name: 'matching', levels: ['absent', ...keys] },
  { name: 'query', levels: ['none', 'equality', 'in', 'and', 'or'] },
  ...keys.map((key) => ({ name: `with_${key}`, levels: ['no', 'yes'] })),
  ...Object.entries(counts).map(([name, count]) => ({
    name,
    levels: Array.from({ length: count }, (_, level) => `${name}-${level}`),
  })),
];

const constraints: Constraint[] = [
  {
    name: 'a query stands without matching',
    factors: ['matching', 'query'],
    allows: ({ matching, query }) => query === 'none' || matching === 'absent',
  },
  ...keys.map((key) => ({
    name: `matching by ${key} requires it`,
    factors: ['matching', `with_${key}`],
    allows: (levels: Readonly<Record<string, string>>) =>
      levels['matching'] !== key || levels[`with_${key}`] === 'yes',
  })),
  {
    name: 'no matching and no query is e-mail',
    factors: ['matching', 'query', 'with_email'],
    allows: ({ matching, query, with_email }) =>
      matching !== 'absent' || query !== 'none' || with_email === 'yes',
  },
  {
    name: 'beside an e-mail only one kind of query',
    factors: ['query', ...keys.map((key) => `with_${key}`)],
    allows: ({ query, with_email, ...others }) =>
      query === 'none' || with_email === 'no' || (query === 'or' && Object.values(others).includes('yes')),
  },
  {
    name: 'strictness needs a filter',
    factors: ['filter', 'strict', 'resource'],
    allows: ({ filter, strict, resource }) =>
      filter !== 'filter-0' ||
      strict !== 'strict-2' ||
      resource === 'resource-2' ||
      resource === 'resource-3',
  },
];

/**
 * A model of the size and density of a trigger launch: 16 factors (5^5 4^3 3^4 2^4), 259,200,000 combinations,
 * of which 48,348,000 break no constraint.
 */
export const launchLike: CombinationModel = { factors, constraints };

/** A model of equal factors without constraints. */
export function uniform(levels: number, count: number): CombinationModel {
  return {
    factors: Array.from({ length: count }, (_, factor) => ({
      name: `f${factor}`,
      levels: Array.from({ length: levels }, (_, level) => String(level)),
    })),
    constraints: [],
  };
}
