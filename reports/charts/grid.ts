import { html, type Html } from '../html.ts';
import type { Axis } from './axis.ts';
import { coordinate } from './coordinate.ts';
import type { Size } from './size.ts';

/** Ticks, their labels, grid lines and the base line of a chart. */
export function grid(size: Size, x: Axis, y: Axis): Html {
  return html`${verticalTitle(y.title)}${verticalTicks(size, y)}${horizontalTicks(size, x)}`;
}

/** The horizontal axis alone: labels below the plot and short marks. */
export function horizontalTicks(size: Size, x: Axis): Html {
  const place = x.scale([size.left, size.right]);
  const ticks = x.ticks(size.ticksX);
  const marks = ticks.map(({ at }) => `M${coordinate(place(at))},${size.bottom}v5`).join('');
  const labels = ticks.map(({ at, label }) => {
    const position = place(at);
    // A label at an edge would be cut off if it were centred.
    const end = position > size.width - 34;
    const start = position < 24;
    const left = coordinate(end ? size.width - 2 : start ? 1 : position);
    const anchor = end ? 'te' : start ? 'tb' : 'tm';
    return html`<text x="${left}" y="${size.bottom + 20}" class="${anchor}">${label}</text>`;
  });
  const title = html`<text x="${size.right}" y="${size.bottom + 39}" class="te ti">${x.title}</text>`;
  return html`<path class="ax" d="M${size.left},${size.bottom}H${size.right}${marks}" />${labels}${title}`;
}

/** What the vertical axis has, above it: turned text beside it would take width that a phone lacks. */
export function verticalTitle(title: string): Html {
  return html`<text x="1" y="13" class="ti">${title}</text>`;
}

function verticalTicks(size: Size, y: Axis): Html {
  const place = y.scale([size.bottom, size.top]);
  const ticks = y.ticks(size.ticksY);
  const lines = ticks.map(({ at }) => `M${size.left},${coordinate(place(at))}H${size.right}`).join('');
  const labels = ticks.map(
    ({ at, label }) =>
      html`<text x="${size.left - 8}" y="${coordinate(place(at) + 4)}" class="te">${label}</text>`,
  );
  return html`<path class="gr" d="${lines}" />${labels}`;
}
