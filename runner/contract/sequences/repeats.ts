import { checkPair } from '../../../contracts/index.ts';
import type { Exchange } from '../session.ts';
import { spread, type Sequence } from './sequence.ts';

const repeated = 48;

/** Rule relation.repeat: the same case, alone and in reverse order, gets what it got among others. */
export const repeats: Sequence = async function* ({ session, audit, seen, stopped }) {
  const pairs: { readonly before: Exchange; readonly again: Exchange }[] = [];
  for (const before of spread(seen, repeated).reverse()) {
    if (stopped()) return;
    pairs.push({ before, again: await session.exchange(before.case) });
  }
  const effects = await audit.findingsOfAll(pairs.map(({ again }) => again));
  for (const [index, { before, again }] of pairs.entries()) {
    const changed = checkPair('relation.repeat', before.judgement, again.judgement, {
      a: 'among others',
      b: 'alone',
    });
    // What is wrong with the answer by itself is told as such; the outcome only once.
    const others = (effects[index] ?? []).filter(
      ({ expected }) => expected !== 'accept' && expected !== 'reject',
    );
    yield { rule: 'relation.repeat', exchange: again, findings: [...changed, ...others] };
  }
};
