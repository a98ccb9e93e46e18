import type { Case, CaseRequest } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';

/** A request as bytes, secrets as placeholders. */
export interface ShownBytes {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

/** Where a corpus takes its cases from, and how it turns them into bytes. */
export interface CaseSource {
  sampleCases(target: Target, options: { seed: number; kind: 'valid' | 'invalid' }): Iterable<Case>;
  encodeRequest(request: CaseRequest, target: Target, secrets: 'shown'): ShownBytes;
}
