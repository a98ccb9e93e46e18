/** A fenced block of a document. */
export interface Fence {
  readonly language: string;
  readonly lines: readonly string[];
  /** The number of the line after the opening fence, from 1. */
  readonly line: number;
}

/** A page as text, under the name that problems call it by: its path from the project's root. */
export interface Document {
  readonly path: string;
  readonly text: string;
}

/** The fenced blocks, in order. */
export function fencesOf({ text }: Document): Fence[] {
  const found: Fence[] = [];
  let open: { language: string; lines: string[]; line: number } | undefined;
  for (const [i, line] of text.split('\n').entries()) {
    const mark = /^\s*```(\S*)/.exec(line);
    if (mark === null) open?.lines.push(line);
    else if (open === undefined) open = { language: mark[1] ?? '', lines: [], line: i + 2 };
    else {
      found.push(open);
      open = undefined;
    }
  }
  return found;
}

/** What is outside of fenced and indented blocks; line numbers stay as they are. */
export function proseOf({ text }: Document): string {
  let fenced = false;
  return text
    .split('\n')
    .map((line) => {
      if (/^\s*```/.test(line)) {
        fenced = !fenced;
        return '';
      }
      return fenced || /^ {4}/.test(line) ? '' : line;
    })
    .join('\n');
}

/** The texts between backticks in prose. */
export function codeSpansOf(document: Document): string[] {
  return [...proseOf(document).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** Where the links and images in prose lead to. */
export function linksOf(document: Document): string[] {
  const prose = proseOf(document).replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map(([, link = '']) => link);
}

/** The anchors that headings get, as GitHub makes them. */
export function anchorsOf(document: Document): string[] {
  return proseOf(document)
    .split('\n')
    .flatMap((line) => /^#{1,6}\s+(.*)$/.exec(line)?.[1] ?? [])
    .map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-'),
    );
}
