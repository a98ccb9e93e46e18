import type { Skip } from '../../model/case.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import type { Factor } from '../combinations/index.ts';
import type { SpaceModel } from '../space.ts';
import { canField, canFilter, canMatch, canQuery, profileConstraints, structure } from './constraints.ts';
import { launchFacts, type LaunchFacts } from './facts.ts';
import { launchFactors, mostProfiles } from './factors.ts';
import { textFields } from './ignored.ts';

/** Profiles that are combined with everything else; the others are tried in a sweep. */
export const combinedProfiles = 4;

/** The levels of v1.1 requests that a target can serve; what it cannot is said with its reason. */
export function launchModel(target: Target): SpaceModel {
  const facts = launchFacts(target);
  const skipped: Skip[] = [];
  const wide = launchFactors.map((factor) => pruned(factor, target, facts, skipped));
  const factors = wide.map(({ name, levels }) => ({
    name,
    levels: levels.filter((level) => isCombined(name, level)),
  }));
  const constraints = [...structure, ...profileConstraints(facts)];
  return { model: { factors, constraints }, wide, skipped };
}

function isCombined(factor: string, level: string): boolean {
  if (factor === 'profile') return Number(level.slice(1)) <= combinedProfiles;
  return level !== 'large';
}

function pruned(factor: Factor, target: Target, facts: LaunchFacts, skipped: Skip[]): Factor {
  const first = factor.levels[0] as string;
  const levels = factor.levels.filter((level) => {
    const reason = whyNot(factor.name, level, target, facts);
    if (reason !== undefined && reason !== '') {
      skipped.push({ rule: ruleOfLevel(factor.name, level), reason: `${factor.name} ${level}: ${reason}` });
    }
    return reason === undefined;
  });
  return { name: factor.name, levels: levels.length > 0 ? levels : [first] };
}

/** Why a target cannot serve a level; empty where that is nothing to tell; undefined where it can. */
function whyNot(factor: string, level: string, target: Target, facts: LaunchFacts): string | undefined {
  const some = (can: (facts: LaunchFacts['profiles'][number], level: string) => boolean, reason: string) =>
    facts.profiles.slice(0, combinedProfiles).some((profile) => can(profile, level)) ? undefined : reason;
  switch (factor) {
    case 'encoding':
      return level === 'xml' && !target.capabilities.xml ? 'the platform does not take XML' : undefined;
    case 'id':
      return level === 'number' && !target.capabilities.integerId
        ? 'the platform does not take the id as a number'
        : undefined;
    case 'profile':
      return Number(level.slice(1)) <= Math.min(facts.profiles.length, mostProfiles) ? undefined : '';
    case 'matching':
      return some(canMatch, 'no profile of the target file can be found that way');
    case 'field':
      return some(canField, 'no profile has a usable value in a field of that type');
    case 'query':
      return some(canQuery, 'no profile has a usable value for that operator');
    case 'filter':
      return some(canFilter, 'no profile has such a subscription');
    case 'resource':
      return resourceReason(level, target.resources.length);
    case 'with_custom':
      return level === 'yes' && textFields({ target }).length === 0
        ? 'the target file declares no field of type string'
        : undefined;
    default:
      return undefined;
  }
}

function resourceReason(level: string, known: number): string | undefined {
  const needed = { absent: 0, low: 1, high: 2, other: 3 }[level] ?? 0;
  if (known >= needed) return undefined;
  return level === 'low' ? 'the target file names no resources' : '';
}

function ruleOfLevel(factor: string, level: string): RuleId {
  switch (factor) {
    case 'encoding':
      return 'transport.xml';
    case 'id':
      return 'id.forms';
    case 'matching':
      return level === 'request'
        ? 'request.query'
        : level === 'absent'
          ? 'matching.default'
          : 'matching.mode';
    case 'field':
      return level.startsWith('tag') ? 'custom.tags' : level === 'string' ? 'matching.mode' : 'custom.value';
    case 'query':
      return 'request.query';
    case 'filter':
      return level.endsWith('-other') ? 'filter.not-strict' : 'filter.found';
    case 'resource':
      return 'resource.range';
    default:
      return 'matching.ignored';
  }
}
