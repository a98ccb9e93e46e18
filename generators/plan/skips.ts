import type { Skip, Space } from '../../model/case.ts';
import { rules, type RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { modelFor } from '../space.ts';

/** Rules of valid requests that a space without any request leaves untried. */
const accepted: Readonly<Record<Space, readonly RuleId[]>> = {
  launch: [],
  link: ['link.get', 'link.post', 'link.unknown-field', 'link.response'],
};

/** What a target leaves untried beside faults, and why. */
export function targetSkips(target: Target): Skip[] {
  const skipped: Skip[] = [];
  for (const space of ['launch', 'link'] as const) {
    const { unavailable, skipped: levels } = modelFor(space, target);
    if (unavailable === undefined) skipped.push(...levels);
    else for (const rule of accepted[space]) skipped.push({ rule, reason: unavailable });
  }
  if (target.deduplication !== 'on') {
    const reason = `the target file says that deduplication is ${target.deduplication}`;
    skipped.push({ rule: 'dedup.replay', reason });
  }
  if (target.observer === undefined) {
    for (const { id, observed } of rules) {
      if (observed) skipped.push({ rule: id, reason: 'the target offers no observer' });
    }
  }
  return skipped;
}
