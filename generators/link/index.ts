import type { SpaceDefinition } from '../space.ts';
import { validLink } from './valid.ts';
import { linkFactors } from './factors.ts';
import { linkModel } from './model.ts';
import { linkRules } from './rules.ts';
import { linkSweeps } from './sweeps.ts';

/** Requests of version 1.0. */
export const linkSpace: SpaceDefinition = {
  space: 'link',
  factors: linkFactors,
  modelFor: linkModel,
  valid: validLink,
  rules: linkRules,
  sweeps: linkSweeps,
};
