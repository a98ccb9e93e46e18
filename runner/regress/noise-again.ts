import type { Noise } from '../../model/regress.ts';
import { answerOf } from './answer-of.ts';
import type { Pair } from './comparison.ts';
import type { Lane } from './lane.ts';
import { joinedNoise, masked, varyingBetween } from './noise.ts';
import { caseFor } from './live.ts';

/** Cases looked at again; each shows one text, and texts of one template are enough to learn it. */
const mostLooks = 60;

/**
 * What of a target varies by itself, learned from the cases that differ: each is sent once more and compared with itself.
 *
 * A version that puts an id into its texts would otherwise differ in each case by a text of its own.
 */
export async function noiseOf(lane: Lane, pairs: readonly Pair[], known: Noise): Promise<Noise> {
  let noise = known;
  const looked = pairs.filter(({ changes }) => changes.some(({ aspect }) => varies.has(aspect.of)));
  const told = new Set<string>();
  let looks = 0;
  for (const { described, after, changes } of looked) {
    // One look for each kind of change is enough, unless each case has its own.
    const fresh = changes.filter(({ kind }) => !told.has(kind));
    if (fresh.length === 0 || looks >= mostLooks) continue;
    for (const { kind } of fresh) told.add(kind);
    const testCase = caseFor(described.id, lane.target);
    if (testCase === undefined) continue;
    looks++;
    const again = masked(answerOf(await lane.alone(testCase), lane.session.mask), noise);
    const varying = varyingBetween(masked(after, noise), again);
    if (varying.steady) noise = joinedNoise([noise, varying.noise]);
  }
  return noise;
}

const varies = new Set(['text', 'key', 'header', 'outcome', 'answer']);
