import type { Assignment, Skip, Space } from '../model/case.ts';
import type { RuleId } from '../model/rules.ts';
import type { Target } from '../model/target.ts';
import type { CombinationModel, Factor } from './combinations/index.ts';
import type { Valid } from './draft.ts';
import { launchSpace } from './launch/index.ts';
import { linkSpace } from './link/index.ts';
import type { Scene } from './scene.ts';

/** The levels that a target can serve, and which it cannot and why. */
export interface SpaceModel {
  /** What is combined. */
  readonly model: CombinationModel;
  /** Every level that a case may have here, also those that only a sweep uses. */
  readonly wide: readonly Factor[];
  readonly skipped: readonly Skip[];
  /** Why the target has no such requests at all. */
  readonly unavailable?: string;
}

/** A combinatorial model of requests: its factors, what a target leaves of them, and how a request is made. */
export interface SpaceDefinition {
  readonly space: Space;
  /** Independent of any target; the first level of each is its plainest. */
  readonly factors: readonly Factor[];
  modelFor(target: Target): SpaceModel;
  /** The valid request of an assignment. */
  valid(scene: Scene): Valid;
  /** The rules that a valid request of these levels exercises; the first is the one it is charged to. */
  rules(assignment: Assignment): readonly [RuleId, ...RuleId[]];
  /** Requests that combinations leave out: every profile, large attachments. */
  sweeps(target: Target): Iterable<Assignment>;
}

export const spaces: Readonly<Record<Space, SpaceDefinition>> = { launch: launchSpace, link: linkSpace };

const models = new WeakMap<Target, Partial<Record<Space, SpaceModel>>>();

/** The levels of a space that a target can serve; made once a target. */
export function modelFor(space: Space, target: Target): SpaceModel {
  const known = models.get(target) ?? {};
  const model = known[space] ?? spaces[space].modelFor(target);
  models.set(target, { ...known, [space]: model });
  return model;
}
