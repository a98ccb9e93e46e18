/** A page's files when its style and script stand beside it, by the end of each name. */
export interface SplitPage {
  readonly html: string;
  readonly css: string;
  readonly js: string;
}

/** Takes style and script out of a page, for servers whose policy forbids what stands within one. */
export function splitAssets(page: string, name: string): SplitPage {
  const style = /<style>([^]*?)<\/style>/.exec(page);
  const script = /<script>([^]*?)<\/script>/.exec(page);
  if (style === null || script === null) throw new Error('A page without a style and a script of its own.');
  const html = page
    .replace(style[0], () => `<link rel="stylesheet" href="${name}.css" />`)
    .replace(script[0], () => `<script src="${name}.js"></script>`)
    .replace(/&#39;sha256-[\w+/=]+&#39;/g, '&#39;self&#39;');
  return { html, css: style[1] ?? '', js: script[1] ?? '' };
}

/** Where a page's style and script stand: within it, or in files beside it. */
export const assetPlaces = ['inline', 'split'] as const;
export type Assets = (typeof assetPlaces)[number];

/** The files of reports, each page with its style and script where they are wanted. */
export function withAssets(files: Readonly<Record<string, string>>, assets: Assets): Record<string, string> {
  if (assets === 'inline') return { ...files };
  return Object.fromEntries(
    Object.entries(files).flatMap(([name, text]) =>
      name.endsWith('.html') ? splitFiles(name, text) : [[name, text]],
    ),
  );
}

function splitFiles(name: string, page: string): [string, string][] {
  const stem = name.slice(0, -'.html'.length);
  const { html, css, js } = splitAssets(page, stem);
  return [
    [name, html],
    [`${stem}.css`, css],
    [`${stem}.js`, js],
  ];
}
