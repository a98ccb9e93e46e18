import { visible } from './html.ts';

/** A text as prose: shown as it is, whatever Markdown or HTML it holds, on one line. */
export function prose(text: string, longest = 600): string {
  return (
    oneLine(text, longest)
      .trim()
      .replace(/[\\`*_[\]{}|~#$>]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      // What is a list or a heading only at the start of a line.
      .replace(/^([-+=]|\d+(?=[.)]))/, (match) => (/\d/.test(match) ? `${match}\\` : `\\${match}`))
      // Addresses become links by themselves; an empty comment breaks them up.
      .replaceAll('://', ':<!-- -->//')
      .replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}<!-- -->.`)
      .replaceAll('@', '<!-- -->@<!-- -->')
  );
}

/** A text as code within a line; inside a table also safe for its bars. */
export function code(text: string, longest = 300): string {
  const content = oneLine(text, longest).replaceAll('|', '\\|');
  if (content.trim() === '') return '(empty)';
  const fence = '`'.repeat(longestRun(content) + 1);
  const pad =
    content.startsWith('`') || content.endsWith('`') || (content.startsWith(' ') && content.endsWith(' '))
      ? ' '
      : '';
  return `${fence}${pad}${content}${pad}${fence}`;
}

/** A text as a block of code; nothing in it can end the block. */
export function block(text: string, language: string, longest = 2000): string {
  const shown = visible(
    text.length > longest ? `${text.slice(0, longest)}… (${text.length - longest} more characters)` : text,
  );
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
}

/** A table of cells that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function oneLine(text: string, longest: number): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return visible(cut.replace(/\r\n|\n/g, '␊').replaceAll('\t', ' '));
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
