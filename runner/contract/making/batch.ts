import type { EncodedRequest } from '../../../generators/index.ts';
import type { Case } from '../../../model/case.ts';
import type { MadeCase } from './making.ts';
import type { MadeRequest, Told } from './messages.ts';

type Batch = Extract<Told, { kind: 'batch' }>;

/** A batch for another thread: the bodies in one buffer that is handed over, not copied. */
export function packed(cases: readonly Case[], encoded: readonly EncodedRequest[], last: boolean): Batch {
  const bytes = new Uint8Array(encoded.reduce((sum, { body }) => sum + (body?.length ?? 0), 0));
  let end = 0;
  const requests = encoded.map(({ method, url, headers, body }): MadeRequest => {
    if (body === undefined) return { method, url, headers, part: undefined };
    const from = end;
    bytes.set(body, from);
    end += body.length;
    return { method, url, headers, part: [from, end] };
  });
  return { kind: 'batch', cases, requests, bytes: bytes.buffer, last };
}

export function unpacked({ cases, requests, bytes }: Batch): MadeCase[] {
  return cases.map((testCase, index) => {
    const { part, ...request } = requests[index] as MadeRequest;
    const body = part === undefined ? undefined : new Uint8Array(bytes, part[0], part[1] - part[0]);
    return { case: testCase, request: { ...request, body } };
  });
}
