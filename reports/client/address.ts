import { caseAnchor } from '../contract/case-view.ts';

/** What the page's address says: the filters of the list, its page, and the case that is open. */
export interface Address {
  readonly caseId: string | undefined;
  readonly filters: ReadonlyMap<string, string>;
  readonly page: number;
  /** Whether the address speaks of cases at all, and not of a section. */
  readonly isCases: boolean;
}

export const filterNames = ['q', 'verdict', 'format', 'kind', 'subject', 'check', 'rule'] as const;

/** Reads `#cases?verdict=failed&page=2` and `#case-ID?verdict=failed`. */
export function readAddress(hash: string): Address {
  const text = hash.replace(/^#/, '');
  const mark = text.indexOf('?');
  const name = mark < 0 ? text : text.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : text.slice(mark + 1));
  const filters = new Map<string, string>();
  for (const filter of filterNames) {
    const value = query.get(filter);
    if (value !== null && value !== '') filters.set(filter, value);
  }
  const page = Math.max(1, Math.trunc(Number(query.get('page') ?? '1')) || 1);
  const caseId = name.startsWith('case-')
    ? decoded(name.slice(5))
    : name.includes('~')
      ? decoded(name)
      : undefined;
  return { caseId, filters, page, isCases: name === 'cases' || caseId !== undefined };
}

/** Writes what `readAddress` reads. */
export function writeAddress({ caseId, filters, page }: Omit<Address, 'isCases'>): string {
  const query = new URLSearchParams([...filters]);
  if (page > 1) query.set('page', String(page));
  const tail = query.size > 0 ? `?${query.toString()}` : '';
  return `#${caseId === undefined ? 'cases' : caseAnchor(caseId)}${tail}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
