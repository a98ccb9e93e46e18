import type { Finding } from '../../model/judgement.ts';

/** Rule dedup.fresh: a request that was never sent before is not answered from memory. */
export function checkFresh(duplicate: boolean): Finding[] {
  if (!duplicate) return [];
  return [
    {
      rule: 'dedup.fresh',
      expected: 'no duplicate marker',
      got: 'Duplicate-Request: true',
      message: 'The response to a request with a fresh Request-ID is marked as a duplicate.',
    },
  ];
}
