import { checkKept, type ObservedFields } from '../../contracts/index.ts';
import type { Target } from '../../model/target.ts';
import type { Observer } from './observer.ts';

/** The fields of some profiles at one time, by id; profiles that the observer does not know are left out. */
export type Snapshot = ReadonlyMap<string, ObservedFields>;

export async function snapshotOf(
  observer: Observer,
  ids: readonly string[],
  declared: Target['fields'],
): Promise<Snapshot> {
  const fields = new Map<string, ObservedFields>();
  for (const id of new Set(ids)) {
    const found = await observer.fieldsOf(id);
    if (found === undefined) continue;
    // What the target file does not name may be the platform's own, and change by itself.
    const known = Object.entries(found).filter(([name]) => Object.hasOwn(declared, name));
    fields.set(id, Object.fromEntries(known));
  }
  return fields;
}

/** The profiles that were not kept as they were. */
export function changesBetween(
  before: Snapshot,
  after: Snapshot,
): Map<string, { readonly before: ObservedFields; readonly after: ObservedFields }> {
  const changed = new Map<string, { before: ObservedFields; after: ObservedFields }>();
  for (const [id, fields] of before) {
    const now = after.get(id);
    if (now !== undefined && checkKept(fields, now).length > 0)
      changed.set(id, { before: fields, after: now });
  }
  return changed;
}
