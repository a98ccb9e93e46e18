import { variantsOf, withLevels } from '../../../generators/index.ts';
import type { Assignment, Case } from '../../../model/case.ts';
import type { Target } from '../../../model/target.ts';
import type { Condition } from './condition.ts';

/** Requests that widening may take, over all factors. */
const budget = 60;

/** Factors whose levels name a choice, not the presence of a parameter: "any other" would say nothing. */
const choices = new Set([
  'encoding',
  'id',
  'matching',
  'profile',
  'layout',
  'method',
  'ident',
  'option',
  'field_known',
  'filled',
  'strict',
]);

/** The matching mode whose key a parameter is. */
const modes: Readonly<Record<string, string>> = {
  with_email: 'email',
  with_phone: 'phone',
  with_profile_id: 'profile_id',
  with_custom: 'custom',
};

/** The parameter that stands for a mode's key. */
const keyOfMode = (mode: string): string => (mode === 'custom' ? 'field_name' : mode);

/**
 * Says of a minimal case what is general in it: which other levels of each factor fail as well, and whether a key fails
 * wherever it stands, so that one sentence explains what would else be dozens of causes.
 */
export async function widened(
  minimal: Case,
  levels: Assignment,
  target: Target,
  fails: (candidate: Case) => Promise<boolean>,
): Promise<Condition[]> {
  let spent = 0;
  const failsToo = (candidate: Case): Promise<boolean> | false =>
    spent++ < budget ? fails(candidate) : false;
  const conditions: Condition[] = [];
  for (const [factor, level] of Object.entries(levels)) {
    const presence = await asPresence(minimal, levels, factor, level, target, failsToo);
    if (presence !== undefined) {
      conditions.push(presence);
      continue;
    }
    const failing = [level];
    let any = !choices.has(factor);
    for (const variant of variantsOf(minimal, levels, factor, target)) {
      if (variant.plain) continue;
      if (await failsToo(variant.case)) failing.push(variant.level);
      // An empty value may pass where the parameter matters.
      else if (variant.level !== 'empty') any = false;
    }
    if (factor === 'strict' && isWhole(minimal, levels, factor, failing, target))
      conditions.push({ kind: 'present', parameter: 'subscription_filter' });
    else conditions.push({ kind: 'level', factor, levels: failing, any: any && failing.length > 1 });
  }
  return conditions;
}

/** Whether every level but the plain one fails: then what matters is that there is one. */
function isWhole(
  minimal: Case,
  levels: Assignment,
  factor: string,
  failing: readonly string[],
  target: Target,
): boolean {
  const others = variantsOf(minimal, levels, factor, target).filter(({ plain }) => !plain);
  return others.length > 0 && others.every(({ level }) => failing.includes(level));
}

/**
 * Says what of the plain request itself makes it fail: the levels without which it passes.
 *
 * A target that takes no JSON at all fails on every plain request, and only its XML twin tells why.
 */
export async function plainLevels(
  minimal: Case,
  target: Target,
  fails: (candidate: Case) => Promise<boolean>,
): Promise<Assignment> {
  const needed: Record<string, string> = {};
  let spent = 0;
  for (const [factor, level] of Object.entries(minimal.assignment)) {
    for (const variant of variantsOf(minimal, {}, factor, target)) {
      if (spent++ >= budget) return needed;
      if (await fails(variant.case)) continue;
      needed[factor] = level;
      break;
    }
  }
  return needed;
}

/** Whether a key fails both as the mode's own and beside another mode. */
async function asPresence(
  minimal: Case,
  levels: Assignment,
  factor: string,
  level: string,
  target: Target,
  failsToo: (candidate: Case) => Promise<boolean> | false,
): Promise<Condition | undefined> {
  const mode = factor === 'matching' ? level : modes[factor];
  if (mode === undefined || !Object.values(modes).includes(mode)) return undefined;
  const others = Object.fromEntries(Object.entries(levels).filter(([name]) => name !== factor));
  const otherWay =
    factor === 'matching'
      ? withLevels(minimal, { ...others, [`with_${mode}`]: 'yes' }, target)
      : withLevels(minimal, { ...others, matching: mode }, target);
  if (otherWay === undefined || !(await failsToo(otherWay))) return undefined;
  return { kind: 'present', parameter: keyOfMode(mode) };
}
