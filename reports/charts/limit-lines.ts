import { html, type Html } from '../html.ts';
import { coordinate } from './coordinate.ts';
import type { Size } from './size.ts';

/** A value that matters in itself, such as a threshold, with what is written at it. */
export interface LimitLine {
  readonly at: number;
  readonly label: string;
}

/** Horizontal lines over the plot, each with its label above it at the right. */
export function limitLines(size: Size, limits: readonly LimitLine[], y: (value: number) => number): Html {
  const drawn = limits.filter(({ at }) => Number.isFinite(at));
  return html`${drawn.map(({ at, label }) => {
    const top = coordinate(y(at));
    const text = top < size.top + 16 ? top + 15 : top - 5;
    return html`<path class="li" d="M${size.left},${top}H${size.right}" />
      <text x="${size.right - 4}" y="${coordinate(text)}" class="te tl">${label}</text>`;
  })}`;
}
