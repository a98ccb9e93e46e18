import type { Answer, Noise } from '../../model/regress.ts';
import { commonTemplate, fitsTemplate } from './template.ts';

export const noNoise: Noise = { headers: [], keys: [], texts: [] };

/** Templates beyond these would mask at random. */
const mostTexts = 200;

/** What two answers of one target to one case show to vary; `steady` is false where the answers themselves do. */
export interface Varying {
  readonly noise: Noise;
  readonly steady: boolean;
}

/** Compares two answers that should be the same. */
export function varyingBetween(one: Answer, other: Answer): Varying {
  const texts: string[] = [];
  let steady = one.outcome === other.outcome && one.status === other.status && one.error === other.error;
  steady &&= one.failure === other.failure && one.broken.join() === other.broken.join();
  if (steady && one.text !== other.text) {
    const template = commonTemplate(one.text ?? '', other.text ?? '');
    if (template === undefined) steady = false;
    else texts.push(template);
  }
  if (!steady) return { noise: noNoise, steady };
  return {
    steady,
    noise: {
      headers: namesApart(one.shape.headers, other.shape.headers, (header) => header.split('=', 1)[0] ?? ''),
      keys: namesApart(one.shape.keys, other.shape.keys, (key) => key.slice(0, key.lastIndexOf(':'))),
      texts,
    },
  };
}

/** Effects that differ between two runs vary by themselves: only how many launches there are is compared then. */
export function steadyEffects(one: Answer, other: Answer): Answer {
  if (one.effects === other.effects || one.effects === undefined || other.effects === undefined) return one;
  const [count] = one.effects.split(':');
  return count === other.effects.split(':')[0] ? { ...one, effects: `${count}:*` } : one;
}

function namesApart(
  one: readonly string[],
  other: readonly string[],
  nameOf: (entry: string) => string,
): string[] {
  const apart = [
    ...one.filter((entry) => !other.includes(entry)),
    ...other.filter((entry) => !one.includes(entry)),
  ];
  return [...new Set(apart.map(nameOf))];
}

/** All noise together, sorted. */
export function joinedNoise(parts: Iterable<Noise>): Noise {
  const headers = new Set<string>();
  const keys = new Set<string>();
  const texts = new Set<string>();
  for (const part of parts) {
    for (const name of part.headers) headers.add(name);
    for (const name of part.keys) keys.add(name);
    for (const text of part.texts) if (texts.size < mostTexts) texts.add(text);
  }
  return { headers: [...headers].sort(), keys: [...keys].sort(), texts: [...texts].sort() };
}

/** An answer without what is known to vary. */
export function masked(answer: Answer, noise: Noise): Answer {
  const { shape, text } = answer;
  const template = text === undefined ? undefined : noise.texts.find((known) => fitsTemplate(text, known));
  const isQuiet = noise.headers.length === 0 && noise.keys.length === 0;
  if (template === undefined && isQuiet) return answer;
  return {
    ...answer,
    ...(template === undefined ? {} : { text: template }),
    shape: isQuiet
      ? shape
      : {
          ...shape,
          headers: shape.headers.filter((header) => !noise.headers.includes(header.split('=', 1)[0] ?? '')),
          keys: shape.keys.filter((key) => !noise.keys.some((name) => isWithin(key, name))),
        },
  };
}

/** Whether a key is a name or lies below it. */
function isWithin(key: string, name: string): boolean {
  const rest = key.startsWith(name) ? key.slice(name.length) : undefined;
  return rest !== undefined && /^(?::|\.|\[\])/.test(rest);
}
