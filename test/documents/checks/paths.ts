import { codeSpansOf, type Document } from '../markdown.ts';
import { files, made } from '../project.ts';

/** What runs and `init` leave, and so is no file of the project. */
const outputs: ReadonlySet<string> = new Set(['summary.md']);
const source = /\.(ts|mjs|cjs|js|md)$/;

/** Named files and folders of the project that are not there. */
export function pathProblems(document: Document): string[] {
  return codeSpansOf(document)
    .filter((span) => /^[\w.@*<>-]+(\/[\w.@*<>-]*)*$/.test(span) && isPath(span) && !isThere(span))
    .map((span) => `${document.path}: there is no ${span}`);
}

function isPath(span: string): boolean {
  const first = span.split('/')[0] ?? '';
  if (made.has(first) || outputs.has(span)) return false;
  return source.test(span) || span.endsWith('/') || files.has(`${first}/`);
}

/** In full from the root; a name alone may be anywhere, as in a list of a folder's parts. */
function isThere(span: string): boolean {
  const isAlone = !span.replace(/\/$/, '').includes('/');
  const pattern = span.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/<[^>]*>|\*/g, '[^/]*');
  const expression = new RegExp(`^${isAlone ? '(.*/)?' : ''}${pattern}/?$`);
  return [...files].some((path) => expression.test(path));
}
