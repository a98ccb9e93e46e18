import type { LoadResult } from '../../model/load-result.ts';
import { count, percent } from '../charts/format.ts';
import { html, type Html } from '../html.ts';
import { codeBlock } from '../shell/blocks.ts';
import { cut } from './cut.ts';
import { mostFrequent } from './next-step.ts';
import { plainWords } from './plain-words.ts';

/** What went wrong most, in plain words, with one example. */
export function rejectedPart(result: LoadResult): Html {
  const worst = mostFrequent(result);
  const { finished } = result.requests;
  if (worst === undefined) {
    return html`<p>
      Nothing: all ${count(finished)} answers were what the documentation says they must be.
    </p>`;
  }
  const others = result.errors.length - 1;
  const share = finished > 0 ? `, ${percent(worst.count / finished)} of all` : '';
  return html`<p>${plainWords(worst)}</p>
    <p class="small muted">
      ${count(worst.count)} requests${share}.
      ${others > 0 && html`<a href="#errors">${others} more ${others === 1 ? 'kind' : 'kinds'} below</a>.`}
    </p>
    ${codeBlock('Example of what came back', cut(exampleOf(worst), 240))}`;
}

function exampleOf(error: LoadResult['errors'][number]): string {
  const response = error.sample?.response;
  if (response === undefined) return error.sample?.detail ?? error.message;
  const body = response.bodyIsBase64 === true ? '(bytes that are no text)' : response.body;
  return `HTTP ${response.status}\n${body}`;
}
