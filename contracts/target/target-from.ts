import { HarnessError } from '../../model/errors.ts';
import type { Target } from '../../model/target.ts';
import { crossChecks } from './cross-checks.ts';
import type { Path } from './problem.ts';
import { problemsOf, targetError, wordingOf } from './problems.ts';
import { resolveTarget } from './resolve.ts';
import { targetFile } from './schema.ts';

/**
 * The target that a target file's data describes, with every default set.
 *
 * `describe` says where in the file a path is: `line 12, column 5`. Throws HarnessError `target.invalid` with
 * everything that is wrong.
 */
export function targetFrom(data: unknown, describe?: (path: Path) => string): Target {
  const parsed = parse(data);
  if (!parsed.success) throw targetError(problemsOf(parsed.error.issues), data, describe);
  const problems = crossChecks(parsed.data);
  if (problems.length > 0) throw targetError(problems, data, describe);
  return resolveTarget(parsed.data);
}

function parse(data: unknown): ReturnType<typeof targetFile.safeParse> {
  try {
    return targetFile.safeParse(data, { error: wordingOf });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new HarnessError(
      'callAtFault',
      'target.invalid',
      'The target file is nested too deeply to be one.',
      'Mend the target file.',
    );
  }
}
