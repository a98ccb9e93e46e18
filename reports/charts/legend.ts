import { html, type Html } from '../html.ts';
import { markerPath } from './line-path.ts';
import type { Tone } from './point.ts';

/** What a colour, dash or shade in a chart stands for. */
export interface LegendItem {
  readonly name: string;
  readonly kind: 'line' | 'marker' | 'fill' | 'limit';
  /** The class of the mark: a tone, `plan`, or a heat level `h1` to `h6`. */
  readonly tone: string;
}

/** The legend, in HTML, so that both twins of a chart share it. */
export function legend(items: readonly LegendItem[]): Html {
  if (items.length === 0) return html``;
  const entries = items.map((item) => html`<li>${swatch(item)}${item.name}</li>`);
  return html`<ul class="legend">
    ${entries}
  </ul>`;
}

function swatch(item: LegendItem): Html {
  return html`<svg class="sw" viewBox="0 0 30 12" width="30" height="12" aria-hidden="true">
    ${mark(item)}
  </svg>`;
}

function mark({ kind, tone }: LegendItem): Html {
  if (kind === 'fill') return html`<rect class="fi ${tone}" x="8" y="0" width="14" height="12" />`;
  if (kind === 'limit') return html`<path class="li" d="M0,6H30" />`;
  const marker =
    isTone(tone) && html`<path class="mk ${tone}" transform="translate(15,6)" d="${markerPath(tone)}" />`;
  return html`${kind === 'line' && html`<path class="ln ${tone}" d="M0,6H30" />`}${marker}`;
}

function isTone(tone: string): tone is Tone {
  return /^s[1-4]$/.test(tone);
}
