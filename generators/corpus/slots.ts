import type { Case } from '../../model/case.ts';
import { rejectPlaces, type Mix } from './mix.ts';
import { takeInShares, type KindShares, type RequestKind } from './shares.ts';

/** What a place in a corpus is for; what is not there is left to chance. */
export interface Slot {
  readonly expects: 'accept' | 'reject';
  readonly kind?: RequestKind | undefined;
  readonly format?: 'json' | 'xml' | undefined;
}

/** What the requests of a corpus are to be, beside the mix. */
export interface Wanted {
  /** Shares of valid requests. */
  readonly kinds?: KindShares | undefined;
  /** Percentage of requests in XML, within each kind. */
  readonly xml?: number | undefined;
}

/** The slots of a corpus, in order: each share holds exactly, up to one request. */
export function slotsFor(size: number, mix: Mix, { kinds, xml }: Wanted): Slot[] {
  const kindOf = kinds === undefined ? undefined : takeInShares(kinds);
  const formats = new Map<string, () => 'json' | 'xml'>();
  const formatOf = (key: string): 'json' | 'xml' | undefined => {
    if (xml === undefined) return undefined;
    const next = formats.get(key) ?? takeInShares({ json: 100 - xml, xml });
    formats.set(key, next);
    return next();
  };
  return [...rejectPlaces(size, mix)].map((reject): Slot => {
    if (reject) return { expects: 'reject', format: formatOf('reject') };
    const kind = kindOf?.();
    return { expects: 'accept', kind, format: formatOf(kind ?? '') };
  });
}

export function slotKey({ expects, kind, format }: Slot): string {
  return [expects, kind ?? '', format ?? ''].join(' ');
}

/** The slot that a case fits into, as far as kinds and formats matter in this corpus. */
export function slotOf(testCase: Case, expects: Slot['expects'], { kinds, xml }: Wanted): Slot {
  return {
    expects,
    kind: kinds === undefined || expects === 'reject' ? undefined : kindOfCase(testCase),
    // A link that is only fetched is answered in JSON.
    format: xml === undefined ? undefined : (testCase.request.encoding ?? 'json'),
  };
}

/** The kind of a valid request. */
export function kindOfCase({ space, request }: Case): RequestKind {
  if (space === 'link') return 'link';
  const parameters = request.parameters ?? {};
  const has = (name: string): boolean => parameters[name] !== undefined;
  if (has('custom_request') && !has('matching') && !has('email')) return 'audience';
  const attach = parameters['attach'];
  return Array.isArray(attach) && attach.length > 0 ? 'attach' : 'single';
}
