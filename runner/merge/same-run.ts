import type { RunFacts } from '../../model/contract-result.ts';
import { HarnessError } from '../../model/errors.ts';

/** A part of a run: its result, and the file that it was read from. */
export interface Part<R> {
  readonly file: string;
  readonly result: R;
}

/** What parts of one run have in common, by the words for it. */
export type Common = Readonly<Record<string, string>>;

/** The facts that make results comparable: what was sent, where to, and by which version. */
export function commonFacts({ harness, target, platform, seed, strength }: RunFacts): Common {
  return {
    version: harness,
    target,
    platform,
    seed: String(seed),
    ...(strength === undefined ? {} : { strength }),
  };
}

/** @throws HarnessError (exit 2) that names two parts and what is different in them. */
export function checkSame<R>(parts: readonly Part<R>[], commonOf: (result: R) => Common): void {
  const [first, ...others] = parts;
  if (first === undefined) return;
  const wanted = commonOf(first.result);
  for (const { file, result } of others) {
    const found = commonOf(result);
    for (const what of new Set([...Object.keys(wanted), ...Object.keys(found)])) {
      if (wanted[what] === found[what]) continue;
      throw notTogether(
        'merge.different',
        `${first.file} and ${file} are no parts of one run: ${what} is ${shown(wanted[what])} in the first and ${shown(found[what])} in the second`,
        'Merge only results of one run, that differ in nothing but their shard or their machine.',
      );
    }
  }
}

/** An error of a call that would merge what does not belong together. */
export function notTogether(code: string, message: string, fix: string): HarnessError {
  return new HarnessError('callAtFault', code, message, fix);
}

function shown(value: string | undefined): string {
  return value === undefined ? 'not given' : `"${value}"`;
}
