import { findingsNotWaived } from '../../../contracts/index.ts';
import type { Case } from '../../../model/case.ts';
import { afterReject } from './after-reject.ts';
import { afterWriting } from './after-writing.ts';
import { burst } from './burst.ts';
import { repeats } from './repeats.ts';
import { replays } from './replays.ts';
import type { Sequence, SequenceInput, SequenceResult } from './sequence.ts';

const sequences: readonly Sequence[] = [replays, afterReject, repeats, burst];

/** Runs the checks that need several requests, on a target that is otherwise quiet. */
export async function* runSequences(input: SequenceInput): AsyncGenerator<SequenceResult> {
  for (const sequence of sequences) yield* notWaived(sequence, input);
}

/** Runs the check that needs profiles which were written to. */
export function runAfterWriting(
  writers: readonly Case[],
  input: SequenceInput,
): AsyncGenerator<SequenceResult> {
  return notWaived(afterWriting(writers), input);
}

async function* notWaived(sequence: Sequence, input: SequenceInput): AsyncGenerator<SequenceResult> {
  const { expectations } = input.session.target;
  for await (const result of sequence(input)) {
    yield { ...result, findings: findingsNotWaived(result.findings, expectations) };
  }
}
