import { html, visible, type Html } from '../html.ts';

/** How a block of code looks, and what its copy button takes where that is not what is shown. */
export interface CodeOptions {
  readonly className?: string;
  /** The whole text, where what is shown is cut or has symbols in place of characters that cannot be seen. */
  readonly exact?: string;
}

/** Longest text beside the one that is shown: two of everything would double a page. */
const longestExact = 20_000;

/** A block of text as it is, with a copy button that appears where scripts run. */
export function codeBlock(label: string, text: string, options: CodeOptions = {}): Html {
  return block(label, html`${text}`, options, text);
}

/** A command line; it breaks between its arguments only, which a text of so many hyphens would not. */
export function commandBlock(label: string, command: string): Html {
  const parts = command
    .split(/ (?=--?\w)/)
    .map((part, index) => html`${index > 0 && ' '}<span class="arg">${part}</span>`);
  return block(label, html`${parts}`, { className: 'command' }, command);
}

function block(label: string, content: Html, { className = '', exact }: CodeOptions, text: string): Html {
  const other =
    exact !== undefined && exact.length <= longestExact && (exact !== text || visible(exact) !== exact);
  return html`<div class="code ${className}">
    <div class="code-text" role="group" aria-label="${label}" tabindex="0">
      <pre><code${other && html` data-exact="${asciiJson(exact)}"`}>${content}</code></pre>
    </div>
    <button type="button" class="button copy" hidden aria-label="Copy: ${label}">Copy</button>
  </div>`;
}

/** A text as JSON in which nothing is invisible. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A table that scrolls within itself where the page is too narrow for it. */
export function scrollBox(label: string, content: Html): Html {
  return html`<div class="scroll" role="group" aria-label="${label}" tabindex="0">${content}</div>`;
}

/** A small label; `tone` colours it. */
export function chip(text: string, tone: 'good' | 'bad' | 'unsure' | 'plain' = 'plain'): Html {
  return html`<span class="chip tone-${tone}">${text}</span>`;
}

/** A whole number as people read it: `12,345`. */
export function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** A number with its noun: `1 case`, `2 cases`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Milliseconds as people read them: `0.8 ms`, `42 ms`, `3.2 s`, `4 min 10 s`. */
export function duration(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)}\u00a0ms`;
  if (ms < 1000) return `${ms.toFixed(0)}\u00a0ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)}\u00a0s`;
  const seconds = Math.round(ms / 1000);
  return `${count(Math.floor(seconds / 60))}\u00a0min ${seconds % 60}\u00a0s`;
}

/** A share of a whole as people read it: `37 %`, `0.4 %`; never rounded to 0 or 100 unless it is. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return '–';
  const share = (part / whole) * 100;
  if (share > 0 && share < 0.1) return '< 0.1 %';
  if (share < 100 && share > 99.9) return '> 99.9 %';
  return `${share < 10 && share !== Math.round(share) ? share.toFixed(1) : share < 100 && share > 99 ? share.toFixed(1) : share.toFixed(0)} %`;
}
