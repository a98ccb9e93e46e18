import type { Assignment } from '../../model/case.ts';
import { omit } from '../omit.ts';
import type { ShrinkContexts } from './contexts.ts';
import type { Trials } from './trials.ts';

/** Where a level drags another along (XML drags the id as text), it may be the other that matters. */
export async function untied(
  kept: Assignment,
  contexts: ShrinkContexts,
  trials: Trials,
): Promise<Assignment> {
  let result = kept;
  for (const [name, level] of differing(contexts.keeping(kept), contexts.plain)) {
    if (name in result) continue;
    for (const [dragging, its] of Object.entries(result)) {
      if (contexts.canHave({ [dragging]: its, [name]: contexts.plain[name] as string })) continue;
      const others = omit(result, dragging);
      const alone = { ...others, [name]: level };
      if (!contexts.canHave(alone)) continue;
      const different = telling(alone, dragging, its, contexts);
      if (different !== undefined && (await trials.fails(contexts.keeping(different)))) result = alone;
    }
  }
  return result;
}

/** Levels with which a request has the dragged level, but not the one that drags it. */
function telling(
  alone: Assignment,
  dragging: string,
  its: string,
  contexts: ShrinkContexts,
): Assignment | undefined {
  if (contexts.keeping(alone)[dragging] !== its) return alone;
  const other = alternatives(alone, dragging, its, contexts)[0];
  return other === undefined ? undefined : { ...alone, [dragging]: other };
}

/**
 * Explains away: of levels that a constraint ties together, only those that matter by themselves are left.
 *
 * A level that the others force says nothing; one that could be any other possible level says nothing either.
 */
export async function explained(
  kept: Assignment,
  contexts: ShrinkContexts,
  trials: Trials,
): Promise<Assignment> {
  let result: Assignment = Object.fromEntries(differing(contexts.keeping(kept), contexts.plain));
  // What was dragged along first: what was kept explains it, and not the other way round.
  const entries = Object.entries(result).reverse();
  const order = entries.sort(([one], [other]) => Number(one in kept) - Number(other in kept));
  for (const [name, level] of order) {
    const others = omit(result, name);
    const [other] = alternatives(others, name, level, contexts);
    if (other === undefined) {
      result = others;
      continue;
    }
    // That it matters has been shown where the plain level was possible; else only another level can tell.
    if (contexts.canHave({ ...others, [name]: contexts.plain[name] as string })) continue;
    if (await trials.fails(contexts.keeping({ ...others, [name]: other }))) result = others;
  }
  return result;
}

function alternatives(others: Assignment, name: string, level: string, contexts: ShrinkContexts): string[] {
  const possible = contexts.model.factors.find((factor) => factor.name === name)?.levels ?? [];
  return possible.filter(
    (candidate) => candidate !== level && contexts.canHave({ ...others, [name]: candidate }),
  );
}

/** The levels of a request that are not those of the plain one. */
export function differing(row: Assignment, plain: Assignment): [string, string][] {
  return Object.entries(row).filter(([name, level]) => plain[name] !== level);
}
