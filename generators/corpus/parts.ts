import type { CorpusText } from './corpus.ts';

/**
 * A corpus in as many parts as there are instances, each with its share of the chunks; the mix is that of the whole.
 *
 * With fewer chunks than instances some chunks are in several parts, because no instance can do without requests.
 */
export function corpusParts({ head, chunks }: CorpusText, parts: number): CorpusText[] {
  return Array.from({ length: parts }, (_, part) => {
    const own = chunks.filter((_chunk, index) => index % parts === part);
    return {
      head,
      chunks: own.length > 0 ? own : chunks.slice(part % chunks.length, (part % chunks.length) + 1),
    };
  });
}
