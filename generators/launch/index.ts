import type { SpaceDefinition } from '../space.ts';
import { launchDraft } from './draft.ts';
import { launchFactors } from './factors.ts';
import { launchModel } from './model.ts';
import { launchRules } from './rules.ts';
import { launchSweeps } from './sweeps.ts';

/** Requests of version 1.1. */
export const launchSpace: SpaceDefinition = {
  space: 'launch',
  factors: launchFactors,
  modelFor: launchModel,
  draft: launchDraft,
  rules: launchRules,
  sweeps: launchSweeps,
};
