import type { Json } from '../../model/json.ts';

/** How deep a request may nest; deeper ones are refused before anything recurses into them. */
export const maxDepth = 512;

/** Tells whether a tree nests deeper than the limit. */
export function isTooDeep(value: Json, left = maxDepth): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  for (const child of Object.values(value)) {
    if (isTooDeep(child, left - 1)) return true;
  }
  return false;
}
