import { checkPair } from '../../../contracts/index.ts';
import type { Case } from '../../../model/case.ts';
import type { Exchange } from '../session.ts';
import { acceptedOf, type Sequence } from './sequence.ts';

/** Rule relation.repeat: who was written to is reached as before, in each way to name a profile. */
export function afterWriting(writers: readonly Case[]): Sequence {
  return async function* ({ session, audit, seen, stopped }) {
    for (const before of reaching(writers, acceptedOf(seen))) {
      if (stopped()) return;
      const again = await session.exchange(before.case);
      const effects = await audit.findingsOf(again);
      const changed = checkPair('relation.repeat', before.judgement, again.judgement, {
        a: 'before the profile was written to',
        b: 'afterwards',
      });
      yield { rule: 'relation.repeat', exchange: again, findings: [...changed, ...effects].slice(0, 1) };
    }
  };
}

/** Exchanges that reach a profile which was written to: one for each of them and each way to name it. */
function reaching(writers: readonly Case[], exchanges: readonly Exchange[]): Iterable<Exchange> {
  const written = new Set(writers.flatMap(({ launch }) => launch?.recipients ?? []));
  const found = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    const { launch, space, assignment } = exchange.case;
    const [only, ...others] = launch?.recipients ?? [];
    if (only === undefined || others.length > 0 || !written.has(only)) continue;
    const { matching = '', ident = '' } = assignment;
    const key = `${only} ${space} ${matching}${ident}`;
    if (!found.has(key)) found.set(key, exchange);
  }
  return found.values();
}
