import type { LoadSample } from '../../model/corpus.ts';
import type { Mask } from '../../model/mask.ts';

/** Failures kept whole, a few of each kind. */
export interface Samples {
  add(sample: LoadSample): void;
  first(kind: string): LoadSample | undefined;
}

const mostKinds = 200;

/** Shorter than the scenario cuts them, because a secret that a cut went through is not known as one any more. */
const shown = { message: 400, body: 1500 };

/** Keeps the earliest sample of each kind, masked. */
export function keepSamples(mask: Mask): Samples {
  const byKind = new Map<string, LoadSample>();
  return {
    add(sample) {
      const known = byKind.get(sample.kind);
      const isWanted = known === undefined ? byKind.size < mostKinds : sample.at < known.at;
      if (isWanted) byKind.set(sample.kind, masked(sample, mask));
    },
    first: (kind) => byKind.get(kind),
  };
}

function masked(sample: LoadSample, mask: Mask): LoadSample {
  const { body, contentType, cutFrom } = sample;
  const text = body === undefined ? undefined : mask(body);
  const cut = cutFrom ?? (text !== undefined && text.length > shown.body ? text.length : undefined);
  return {
    ...sample,
    message: mask(sample.message).slice(0, shown.message),
    ...(text === undefined ? {} : { body: text.slice(0, shown.body) }),
    ...(cut === undefined ? {} : { cutFrom: cut }),
    ...(contentType === undefined ? {} : { contentType: mask(contentType) }),
  };
}
