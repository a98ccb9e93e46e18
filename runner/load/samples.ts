import type { LoadSample } from '../../generators/corpus/format.ts';
import type { Mask } from '../../model/mask.ts';

/** Failures kept whole, a few of each kind. */
export interface Samples {
  add(sample: LoadSample): void;
  first(kind: string): LoadSample | undefined;
}

const mostKinds = 200;

/** Keeps the earliest sample of each kind, masked. */
export function keepSamples(mask: Mask): Samples {
  const byKind = new Map<string, LoadSample>();
  return {
    add(sample) {
      const known = byKind.get(sample.kind);
      if (known === undefined ? byKind.size < mostKinds : sample.at < known.at)
        byKind.set(sample.kind, masked(sample, mask));
    },
    first: (kind) => byKind.get(kind),
  };
}

function masked(sample: LoadSample, mask: Mask): LoadSample {
  const { body, contentType } = sample;
  return {
    ...sample,
    message: mask(sample.message),
    ...(body === undefined ? {} : { body: mask(String(body)) }),
    ...(contentType === undefined ? {} : { contentType: mask(String(contentType)) }),
  };
}
