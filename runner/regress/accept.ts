import { HarnessError } from '../../model/errors.ts';
import type { Accepted, Answer, Aspect, Baseline } from '../../model/regress.ts';
import type { Difference, RegressResult } from '../../model/regress-result.ts';

/**
 * Takes differences of a comparison into the baseline, each with its reason; what else differs stays as it was.
 *
 * @throws HarnessError (exit 2) where the result has no such difference, or is no comparison with this baseline.
 */
export function acceptDifferences(
  baseline: Baseline,
  result: RegressResult,
  ids: readonly string[],
  reason: string,
): Baseline {
  const answers = new Map(baseline.answers);
  const checks = { ...baseline.checks };
  const accepted: Accepted[] = baseline.accepted.filter(({ difference }) => !ids.includes(difference));
  for (const id of ids) {
    const difference = named(result, id);
    if (difference.case.startsWith('sequence:')) acceptCheck(difference, checks);
    for (const member of difference.members) {
      const before = answers.get(member);
      const after = result.answers[result.changed[member] ?? -1];
      if (before === undefined || after === undefined) throw notOfThis(id, member);
      answers.set(member, taken(before, after, difference.aspect));
    }
    accepted.push({ difference: id, class: difference.class, message: difference.message, reason });
  }
  return { ...baseline, answers, checks, accepted };
}

function named({ differences }: RegressResult, id: string): Difference {
  const found = differences.find((difference) => difference.id === id);
  if (found !== undefined) return found;
  throw new HarnessError(
    'callAtFault',
    'regress.no-difference',
    `the result has no difference ${id}`,
    differences.length === 0
      ? 'It has none at all.'
      : `It has ${differences.map((difference) => difference.id).join(', ')}.`,
  );
}

function notOfThis(id: string, member: string): HarnessError {
  return new HarnessError(
    'callAtFault',
    'regress.other-baseline',
    `difference ${id} is about the case ${member}, which the baseline does not have`,
    'Give the result of a comparison with this baseline.',
  );
}

function acceptCheck(
  difference: Difference,
  checks: Record<string, Baseline['checks'][Difference['rule']]>,
): void {
  const check = checks[difference.rule];
  if (check === undefined) return;
  checks[difference.rule] =
    difference.aspect.of === 'marks'
      ? { ...check, marks: difference.after === 'no header' ? [] : difference.after.split(', ') }
      : { ...check, held: difference.after === 'held' };
}

/** The answer before with that part of the new one that a difference is about. */
export function taken(before: Answer, after: Answer, aspect: Aspect): Answer {
  switch (aspect.of) {
    case 'outcome':
      return after;
    case 'answer':
    case 'text': {
      const { status: _, error: __, text: ___, failure: ____, ...rest } = before;
      const { status, error, text, failure } = after;
      return {
        ...rest,
        ...(status === undefined ? {} : { status }),
        ...(error === undefined ? {} : { error }),
        ...(text === undefined ? {} : { text }),
        ...(failure === undefined ? {} : { failure }),
        broken: after.broken,
      };
    }
    case 'key':
    case 'header': {
      const part = aspect.of === 'key' ? 'keys' : 'headers';
      const isNamed = (entry: string): boolean => entry.split(aspect.of === 'key' ? /:(?=[^:]*$)/ : '=', 1)[0] === aspect.name; // prettier-ignore
      const others = before.shape[part].filter((entry) => !isNamed(entry));
      const entries = [...others, ...after.shape[part].filter(isNamed)].sort();
      return { ...before, shape: { ...before.shape, [part]: entries }, broken: after.broken };
    }
    case 'effects':
      return {
        ...before,
        ...(after.effects === undefined ? {} : { effects: after.effects }),
        broken: after.broken,
      };
    case 'rule': {
      const others = before.broken.filter((id) => id !== aspect.name);
      const isBroken = after.broken.includes(aspect.name);
      return { ...before, broken: isBroken ? [...others, aspect.name].sort() : others };
    }
    case 'marks':
      return before;
  }
}
