import { launchFactors } from './launch/factors.ts';
import { linkFactors } from './link/factors.ts';

/** The names of all factors that requests are combined of, of both spaces. */
export const factorNames: readonly string[] = [
  ...new Set([...launchFactors, ...linkFactors].map(({ name }) => name)),
];
