import type { Assignment, Skip } from '../../model/case.ts';
import type { RuleId } from '../../model/rules.ts';
import type { IdentKind, Target } from '../../model/target.ts';
import type { Constraint, Factor } from '../combinations/index.ts';
import { launchFacts, type LaunchFacts, type ProfileFacts } from '../launch/facts.ts';
import { mostProfiles } from '../launch/factors.ts';
import { combinedProfiles } from '../launch/model.ts';
import type { SpaceModel } from '../space.ts';
import { linkFactors } from './factors.ts';
import { knownFields } from './fields.ts';
import { identOf } from './idents.ts';

/** The levels of v1.0 requests that a target can serve; what it cannot is said with its reason. */
export function linkModel(target: Target): SpaceModel {
  const facts = launchFacts(target);
  const unavailable = whyUnavailable(target, facts);
  const skipped: Skip[] = [];
  const wide = linkFactors.map((factor) => pruned(factor, target, facts, skipped));
  const factors = wide.map(({ name, levels }) => ({
    name,
    levels: name === 'profile' ? levels.slice(0, combinedProfiles) : levels,
  }));
  const model = { factors, constraints: [...structure, ...profileConstraints(target, facts)] };
  return unavailable === undefined ? { model, wide, skipped } : { model, wide, skipped: [], unavailable };
}

function whyUnavailable(target: Target, facts: LaunchFacts): string | undefined {
  if (target.link === undefined) return 'the target file names no link';
  if (!target.capabilities.links) return 'the platform serves no v1.0 links';
  if (
    !target.link.idents.some((kind) =>
      facts.profiles.slice(0, combinedProfiles).some((p) => canIdent(p, kind)),
    )
  ) {
    return 'no profile of the target file has an ident of the kinds that the link takes';
  }
  return undefined;
}

/** Whether a profile has an ident of a kind that nobody else has. */
export function canIdent(facts: ProfileFacts, kind: string): boolean {
  if (kind === 'email') return facts.email !== undefined;
  const given = facts.profile.idents?.[kind as 'md5' | 'xxh'] !== undefined;
  return given || (facts.email !== undefined && identOf(facts.profile, kind as IdentKind) !== undefined);
}

function pruned(factor: Factor, target: Target, facts: LaunchFacts, skipped: Skip[]): Factor {
  const levels = factor.levels.filter((level) => {
    const reason = whyNot(factor.name, level, target, facts);
    if (reason !== undefined && reason !== '') {
      skipped.push({ rule: ruleOfLevel(factor.name), reason: `${factor.name} ${level}: ${reason}` });
    }
    return reason === undefined;
  });
  return { name: factor.name, levels: levels.length > 0 ? levels : [factor.levels[0] as string] };
}

function whyNot(factor: string, level: string, target: Target, facts: LaunchFacts): string | undefined {
  switch (factor) {
    case 'encoding':
      return level === 'xml' && !target.capabilities.xml ? 'the platform does not take XML' : undefined;
    case 'ident':
      if (!target.link?.idents.includes(level as IdentKind)) return 'the link does not take it (target file)';
      return facts.profiles.some((profile) => canIdent(profile, level)) ? undefined : 'no profile has one';
    case 'profile':
      return Number(level.slice(1)) <= Math.min(facts.profiles.length, mostProfiles) ? undefined : '';
    case 'field_type':
      if (level === 'none' || level === 'string' || level === 'int') return undefined;
      return Object.values(target.fields).some((type) => type === level) ? undefined : '';
    case 'option':
      return level === '2' && (target.link?.writable.length ?? 0) === 0
        ? 'the target file lets no field be written'
        : undefined;
    default:
      return undefined;
  }
}

function ruleOfLevel(factor: string): RuleId {
  return factor === 'ident' ? 'link.get' : 'link.post';
}

const structure: readonly Constraint[] = [
  tie('get', ['method', 'encoding'], (l) => (l['method'] === 'get') === (l['encoding'] === 'none')),
  tie('get-fields', ['method', 'fields'], (l) => l['method'] === 'post' || l['fields'] === 'absent'),
  tie('get-layout', ['method', 'layout'], (l) => l['method'] === 'post' || l['layout'] === 'plain'),
  tie('xml-fields', ['encoding', 'fields'], (l) => l['encoding'] !== 'xml' || l['fields'] !== 'empty'),
  ...['field_type', 'option', 'field_known'].map((name) =>
    tie(
      name,
      ['fields', name],
      (l) => ['absent', 'empty'].includes(l['fields'] ?? '') === (l[name] === 'none'),
    ),
  ),
  tie(
    'filled',
    ['field_known', 'filled'],
    (l) => (l['field_known'] === 'known') === (l['filled'] !== 'none'),
  ),
  tie('unknown', ['field_known', 'option'], (l) => l['field_known'] !== 'unknown' || l['option'] !== '2'),
];

function profileConstraints(target: Target, facts: LaunchFacts): Constraint[] {
  const of = (l: Assignment): ProfileFacts =>
    facts.profiles[(Number(l['profile']?.slice(1)) - 1) % facts.profiles.length] as ProfileFacts;
  return [
    tie('profile-ident', ['profile', 'ident'], (l) => canIdent(of(l), l['ident'] ?? '')),
    tie(
      'profile-field',
      ['profile', 'field_type', 'option', 'filled'],
      (l) =>
        l['filled'] === 'none' ||
        knownFields(target, of(l).profile, l['field_type'] ?? '', l['option'] ?? '', l['filled'] ?? '')
          .length > 0,
    ),
  ];
}

function tie(name: string, factors: readonly string[], allows: (levels: Assignment) => boolean): Constraint {
  return { name, factors, allows };
}
