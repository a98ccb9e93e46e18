import { posix } from 'node:path';
import { anchorsOf, linksOf, type Document } from '../markdown.ts';
import { documentAt, files } from '../project.ts';

/** Relative links to what is not there, and anchors that no heading has. */
export function linkProblems(document: Document): string[] {
  return linksOf(document)
    .filter((link) => !/^[a-z]+:/i.test(link))
    .flatMap((link) => {
      const [path = '', anchor] = link.split('#', 2);
      const place = path === '' ? document.path : posix.join(posix.dirname(document.path), path);
      if (path !== '' && !files.has(place) && !files.has(`${place.replace(/\/$/, '')}/`))
        return [`${document.path}: ${link} leads nowhere`];
      if (anchor === undefined) return [];
      const page = path === '' ? document : documentAt(place);
      return anchorsOf(page).includes(anchor) ? [] : [`${document.path}: ${link} names no heading`];
    });
}
