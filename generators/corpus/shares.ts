import { HarnessError } from '../../model/errors.ts';

/** Kinds of valid requests: one profile by a key, an audience by a query, attachments, a link of version 1.0. */
export const requestKinds = ['single', 'audience', 'attach', 'link'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** Percentages by kind that add up to 100. */
export type KindShares = Readonly<Partial<Record<RequestKind, number>>>;

/**
 * Reads `single=80,audience=5,attach=5,link=10`.
 *
 * @throws HarnessError that shows the right form.
 */
export function parseKinds(text: string): KindShares {
  const shares: Partial<Record<RequestKind, number>> = {};
  for (const part of text.split(',')) {
    const match = /^\s*([a-z]+)\s*=\s*(\d+(?:\.\d+)?)\s*%?\s*$/.exec(part);
    const kind = requestKinds.find((one) => one === match?.[1]);
    if (match === null || kind === undefined) throw wrong(`"${part.trim()}" is no share`);
    if (shares[kind] !== undefined) throw wrong(`${kind} is there twice`);
    shares[kind] = Number(match[2]);
  }
  const sum = Object.values(shares).reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 100) > 1e-9) throw wrong(`the shares add up to ${sum}`);
  return shares;
}

function wrong(found: string): HarnessError {
  return new HarnessError(
    'callAtFault',
    'load.kinds',
    `the kinds are wrong: ${found}`,
    `Write shares in percent of ${requestKinds.join(', ')} that add up to 100, such as single=90,attach=10.`,
  );
}

/** Gives keys one after the other, so that their shares hold in any stretch as nearly as they can. */
export function takeInShares<K extends string>(shares: Readonly<Partial<Record<K, number>>>): () => K {
  const all = (Object.entries(shares) as [K, number][]).filter(([, share]) => share > 0);
  const given = new Map<K, number>(all.map(([key]) => [key, 0]));
  const sum = all.reduce((total, [, share]) => total + share, 0);
  let total = 0;
  return () => {
    total++;
    const lack = ([key, share]: [K, number]): number => (share / sum) * total - (given.get(key) ?? 0);
    const [key] = all.reduce((most, one) => (lack(one) > lack(most) + 1e-9 ? one : most));
    given.set(key, (given.get(key) ?? 0) + 1);
    return key;
  };
}
