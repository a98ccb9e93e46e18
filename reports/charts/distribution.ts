import { html } from '../html.ts';
import { countAxis, millisecondsAxis } from './axis.ts';
import { coordinate } from './coordinate.ts';
import type { Drawing } from './figure.ts';
import { grid } from './grid.ts';
import type { Buckets } from './quantiles.ts';
import type { Size } from './size.ts';

export interface Distribution {
  readonly buckets: Buckets;
  /** Values in milliseconds marked with a line and a name, such as p95. */
  readonly marks: readonly { readonly at: number; readonly label: string }[];
}

/** How many requests took how long: a bar a bucket on logarithmic milliseconds. */
export function distribution(spec: Distribution): (size: Size) => Drawing {
  const used = spec.buckets.filter(({ count, upTo }) => count > 0 && Number.isFinite(upTo));
  const x = millisecondsAxis([...used.map(({ upTo }) => upTo), ...spec.marks.map(({ at }) => at)]);
  const y = countAxis(Math.max(0, ...used.map(({ count }) => count)), 'requests');
  return (size) => {
    const placeX = x.scale([size.left, size.right]);
    const placeY = y.scale([size.bottom, size.top]);
    const bars = spec.buckets.map(({ upTo, count }, index) => {
      if (!(count > 0) || !Number.isFinite(upTo)) return '';
      const from = spec.buckets[index - 1]?.upTo ?? upTo / 1.1;
      const left = coordinate(placeX(from));
      const width = coordinate(Math.max(1, placeX(upTo) - placeX(from) - 0.5));
      const top = coordinate(Math.min(placeY(count), size.bottom - 1));
      return `M${left},${top}h${width}V${size.bottom}h${-width}z`;
    });
    const marks = spec.marks.map(({ at, label }, index) => {
      const left = coordinate(placeX(at));
      const end = left > (size.left + size.right) / 2;
      const text = html`<text
        x="${coordinate(end ? left - 4 : left + 4)}"
        y="${size.top + 10 + index * 15}"
        class="${end ? 'te ' : ''}pl"
        >${label}</text
      >`;
      return html`<path class="pm" d="M${left},${size.top}V${size.bottom}" />${text}`;
    });
    return {
      size,
      marks: html`${grid(size, x, y)}<path class="fi ba s1" d="${bars.join('')}" />${marks}`,
    };
  };
}
