import type { ShownRequest, ShownResponse } from '../../model/contract-result.ts';
import { html, type Html } from '../html.ts';
import { codeBlock, count } from '../shell/blocks.ts';

/** Longest text of a body or a curl line that the page shows, in characters; the result file has the whole. */
export const longestText = 12_000;

/** A request and what came back, side by side. */
export function exchange(
  label: string,
  request: ShownRequest,
  response: ShownResponse | undefined,
  failure: string | undefined,
): Html {
  return html`<div class="exchange">
    <div>
      <h4>Request</h4>
      ${codeBlock(`Request, ${label}`, cut(requestText(request)))}
    </div>
    <div>
      <h4>Response</h4>
      ${
        response === undefined
          ? html`<p class="callout tone-bad">No response: ${failure ?? 'the reason is not known'}</p>`
          : codeBlock(`Response, ${label}`, cut(responseText(response)))
      }
    </div>
  </div>`;
}

/** A text with its tail left out beyond the longest that is shown, saying so. */
export function cut(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText)}\n… ${count(text.length - longestText)} more characters in result.json`;
}

function requestText(request: ShownRequest): string {
  return [
    `${request.method} ${request.url}`,
    ...headerLines(request.headers),
    ...(request.bodyIsBase64 === true ? ['', '(binary body, as base64)'] : ['']),
    request.body ?? '(no body)',
  ].join('\n');
}

function responseText(response: ShownResponse): string {
  return [
    `HTTP ${response.status}`,
    ...headerLines(response.headers),
    ...(response.bodyIsBase64 === true ? ['', '(binary body, as base64)'] : ['']),
    response.body === '' ? '(empty body)' : response.body,
    ...(response.cutFrom === undefined ? [] : [`… cut; ${count(response.cutFrom)} bytes in all`]),
  ].join('\n');
}

function headerLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
}
