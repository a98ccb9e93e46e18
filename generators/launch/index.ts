import type { SpaceDefinition } from '../space.ts';
import { validLaunch } from './valid.ts';
import { launchFactors } from './factors.ts';
import { launchModel } from './model.ts';
import { launchRules } from './rules.ts';
import { launchSweeps } from './sweeps.ts';

/** Requests of version 1.1. */
export const launchSpace: SpaceDefinition = {
  space: 'launch',
  factors: launchFactors,
  modelFor: launchModel,
  valid: validLaunch,
  rules: launchRules,
  sweeps: launchSweeps,
};
