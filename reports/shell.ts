import { shellScript } from './client.gen.ts';
import { html, type Html } from './html.ts';
import { verdictIcon } from './shell/icons.ts';
import { contentSecurityPolicy } from './shell/policy.ts';
import { shellStyle } from './shell/style.ts';

/** Whether a verdict is good news, bad news or neither. */
export type Tone = 'good' | 'bad' | 'unsure';

/** What a report says, in the order in which it says it. */
export interface Page {
  readonly title: string;
  readonly verdict: { readonly word: string; readonly tone: Tone; readonly reason: string };
  /** Four or five key figures. */
  readonly figures: readonly { readonly label: string; readonly value: string; readonly note?: string }[];
  readonly sections: readonly { readonly id: string; readonly title: string; readonly body: Html }[];
  /** Facts of the run that let a reader repeat it. */
  readonly facts: readonly (readonly [name: string, value: string | Html])[];
  /** JavaScript of the page's own, run after the shell's. */
  readonly script?: string;
  /** CSS of the page's own, after the shell's. */
  readonly style?: string;
}

/** Renders one whole HTML file: no network, a policy that admits only its own style and script. */
export function renderPage(page: Page): string {
  const style = shellStyle + (page.style ?? '');
  const script = shellScript + (page.script ?? '');
  refuseEndTags(style, script);
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n',
    head(page, contentSecurityPolicy(style, script)).html,
    `<style>${style}</style>\n</head>\n<body>\n`,
    body(page).html,
    `<script>${script}</script>\n</body>\n</html>\n`,
  ].join('');
}

function head(page: Page, policy: string): Html {
  return html`<meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <title>${page.verdict.word} – ${page.title}</title> `;
}

function body(page: Page): Html {
  return html`<a class="skip" href="#main">Skip to the report</a>
    <header class="top">
      <p class="brand"><span class="brand-mark" aria-hidden="true"></span>trigger-harness</p>
      <button type="button" class="button" id="theme" hidden>Dark</button>
    </header>
    <div class="frame">
      ${navigation(page)}
      <main id="main" tabindex="-1">
        <h1>${page.title}</h1>
        ${banner(page.verdict)} ${figures(page.figures)}
        ${page.sections.map((section) => sectionOf(section.id, section.title, section.body))}
        ${sectionOf('facts', 'Facts of this run', factList(page.facts))}
      </main>
    </div> `;
}

function navigation(page: Page): Html {
  const entries = [...page.sections, { id: 'facts', title: 'Facts of this run' }];
  return html`<nav class="sections" aria-label="Sections">
    <ul>
      ${entries.map((entry) => html`<li><a href="#${entry.id}">${entry.title}</a></li>`)}
    </ul>
  </nav>`;
}

function banner(verdict: Page['verdict']): Html {
  return html`<div class="verdict tone-${verdict.tone}">
    ${verdictIcon(verdict.tone)}
    <div>
      <p class="verdict-word">${verdict.word}</p>
      <p class="verdict-reason">${verdict.reason}</p>
    </div>
  </div>`;
}

function figures(entries: Page['figures']): Html {
  return html`<dl class="figures">
    ${entries.map(
      (entry) =>
        html`<div>
          <dt>${entry.label}</dt>
          <dd>
            <span class="figure">${entry.value}</span>${
              entry.note !== undefined && html`<span class="note">${entry.note}</span>`
            }
          </dd>
        </div>`,
    )}
  </dl>`;
}

function sectionOf(id: string, title: string, content: Html): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${content}
  </section> `;
}

function factList(facts: Page['facts']): Html {
  return html`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** Style and script come from our own build; an end tag inside would cut them short. */
function refuseEndTags(style: string, script: string): void {
  if (/<\/style/i.test(style) || /<\/script|<!--/i.test(script)) {
    throw new Error('A style or script of a page holds an end tag.');
  }
}
