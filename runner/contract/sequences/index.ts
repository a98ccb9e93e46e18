import { findingsNotWaived } from '../../../contracts/index.ts';
import { afterReject } from './after-reject.ts';
import { burst } from './burst.ts';
import { repeats } from './repeats.ts';
import { replays } from './replays.ts';
import type { Sequence, SequenceInput, SequenceResult } from './sequence.ts';

const sequences: readonly Sequence[] = [replays, afterReject, repeats, burst];

/** Runs the checks that need several requests, on a target that is otherwise quiet. */
export async function* runSequences(input: SequenceInput): AsyncGenerator<SequenceResult> {
  const { expectations } = input.session.target;
  for (const sequence of sequences) {
    for await (const result of sequence(input)) {
      yield { ...result, findings: findingsNotWaived(result.findings, expectations) };
    }
  }
}
