import { html, type Html } from '../html.ts';

/** Two texts with the parts that differ marked, word by word. */
export function marked(before: string, after: string): { readonly before: Html; readonly after: Html } {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  const kept = common(was, is);
  return { before: told(was, kept.first, 'del'), after: told(is, kept.second, 'ins') };
}

/** Longer texts are marked as a whole: the table below grows with the product. */
const mostWords = 400;

function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}_.]+|[^\s\p{L}\p{N}_.]/gu) ?? [];
}

/** Which words both have, in one order (longest common subsequence). */
function common(
  a: readonly string[],
  b: readonly string[],
): { readonly first: ReadonlySet<number>; readonly second: ReadonlySet<number> } {
  const first = new Set<number>();
  const second = new Set<number>();
  if (a.length > mostWords || b.length > mostWords) return { first, second };
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--)
      (longest[i] as Uint16Array)[j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      first.add(i++);
      second.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return { first, second };
}

function told(words: readonly string[], kept: ReadonlySet<number>, tag: 'del' | 'ins'): Html {
  const parts: Html[] = [];
  for (let at = 0; at < words.length;) {
    const isKept = kept.has(at);
    let run = '';
    while (at < words.length && kept.has(at) === isKept) run += words[at++] ?? '';
    parts.push(isKept ? html`${run}` : tag === 'del' ? html`<del>${run}</del>` : html`<ins>${run}</ins>`);
  }
  return html`${parts}`;
}
