import { inCrowd, sourceOf } from '../crowd.ts';
import type { Exchange } from '../session.ts';
import { acceptedOf, type Sequence } from './sequence.ts';

const requests = 256;
/** Times the run's own concurrency; a run of one request at a time is to stay one. */
const wider = 4;

/**
 * Rule relation.repeat: the same cases among many others at once, on more connections than the run had, get what they
 * got before, and do what they did.
 */
export const burst: Sequence = async function* ({ session, audit, seen, stopped }) {
  const accepted = acceptedOf(seen);
  if (accepted.length === 0 || session.concurrency === 1) return;
  const items = Array.from({ length: requests }, (_, i) => accepted[i % accepted.length] as Exchange);
  const made: Exchange[] = [];
  const crowd = session.widened(session.concurrency * wider);
  const work = async (before: Exchange): Promise<void> => {
    made.push(await crowd.exchange(before.case));
  };
  try {
    await inCrowd(sourceOf(items), crowd.concurrency, work, stopped);
  } finally {
    await crowd.close();
  }
  const effects = await audit.findingsOfAll(made);
  for (const [index, exchange] of made.entries()) {
    yield { rule: 'relation.repeat', exchange, findings: effects[index] ?? [] };
  }
};
