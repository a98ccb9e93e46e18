import { HarnessError } from '../../model/errors.ts';

/** The shares of accepted and rejected requests; percentages that add up to 100. */
export interface Mix {
  readonly accept: number;
  readonly reject: number;
}

export const defaultMix: Mix = { accept: 95, reject: 5 };

/**
 * Reads `accept=95,reject=5`; a share that is left out is what remains of 100.
 *
 * @throws HarnessError that shows the right form.
 */
export function parseMix(text: string): Mix {
  const shares: Partial<Record<keyof Mix, number>> = {};
  for (const part of text.split(',')) {
    const match = /^\s*(accept|reject)\s*=\s*(\d+(?:\.\d+)?)\s*%?\s*$/.exec(part);
    if (match === null) throw wrong(`"${part.trim()}" is no share`);
    const name = match[1] as keyof Mix;
    if (shares[name] !== undefined) throw wrong(`${name} is there twice`);
    shares[name] = Number(match[2]);
  }
  const accept = shares.accept ?? 100 - (shares.reject ?? 0);
  const reject = shares.reject ?? 100 - accept;
  return checkMix({ accept, reject });
}

/**
 * Makes sure that a mix is one.
 *
 * @throws HarnessError that shows the right form.
 */
export function checkMix(mix: Mix): Mix {
  const { accept, reject } = mix;
  const sum = accept + reject;
  if (!(accept >= 0 && reject >= 0 && Math.abs(sum - 100) < 1e-9)) throw wrong(`the shares add up to ${sum}`);
  return mix;
}

function wrong(found: string): HarnessError {
  return new HarnessError(
    'callAtFault',
    'load.mix',
    `the mix is wrong: ${found}`,
    'Write shares in percent that add up to 100, such as accept=95,reject=5.',
  );
}

/** For each of `total` places whether it is a reject, so that the shares hold in any stretch as nearly as they can. */
export function* rejectPlaces(total: number, mix: Mix): Generator<boolean> {
  let given = 0;
  for (let place = 1; place <= total; place++) {
    const due = Math.round((place * mix.reject) / 100);
    const reject = due > given;
    if (reject) given++;
    yield reject;
  }
}
