/** Which requests a threshold is about: words that all must be in their kind; none: all requests. */
export type Scope = readonly string[];

/** What a scope may name, by its key. */
export const scopeWords: Readonly<Record<string, readonly string[]>> = {
  kind: ['single', 'audience', 'attach', 'link'],
  format: ['json', 'xml', 'get'],
  expects: ['accept', 'reject'],
};

const named = new Set(['audience', 'attach', 'link']);

/** Reads `kind=attach,format=xml` or `attach,xml`; undefined where a word is none of ours. */
export function parseScope(text: string): Scope | undefined {
  const words = text.split(',').map((part) => {
    const [, key, word = ''] = /^\s*(?:([a-z]+)\s*=)?\s*([a-z]+)\s*$/.exec(part) ?? [];
    const known = key === undefined ? Object.values(scopeWords).flat() : (scopeWords[key] ?? []);
    return known.includes(word) ? word : undefined;
  });
  return words.every((word) => word !== undefined) ? words : undefined;
}

/** Whether requests of a kind, such as `link-json-accept`, are in a scope. */
export function isInScope(kind: string, scope: Scope): boolean {
  const words = kind.split('-');
  const isSingle = !words.some((word) => named.has(word));
  return scope.every((word) => (word === 'single' ? isSingle : words.includes(word)));
}
