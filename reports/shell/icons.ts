import { html, type Html } from '../html.ts';
import type { Tone } from '../shell.ts';

const shapes: Readonly<Record<Tone, Html>> = {
  good: html`<path d="M10 17.5 14.5 22 23 12" />`,
  bad: html`<path d="m11 11 10 10M21 11 11 21" />`,
  unsure: html`<path d="M16 9v8.5M16 22.4v.2" />`,
};

/** The verdict's sign; the word beside it says the same, so it is hidden from screen readers. */
export function verdictIcon(tone: Tone): Html {
  return html`<svg
    class="verdict-icon"
    viewBox="0 0 32 32"
    width="44"
    height="44"
    aria-hidden="true"
    focusable="false"
  >
    <circle cx="16" cy="16" r="15" />
    ${shapes[tone]}
  </svg>`;
}
