import { isJsonObject } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Directory } from '../profiles/directory.ts';
import type { Member } from '../profiles/member.ts';
import { predicateOf } from './predicate.ts';

/** The values that a condition asks for, where it asks for nothing else; else undefined. */
function wanted(condition: Json): readonly (string | number)[] | undefined {
  const value = isJsonObject(condition) ? (condition['$eq'] ?? condition['$in']) : condition;
  const list: readonly Json[] = Array.isArray(value) ? value : [value ?? null];
  const isKey = (item: Json): item is string | number => typeof item === 'string' || typeof item === 'number';
  return list.length > 0 && list.every(isKey) ? list : undefined;
}

function byKey(directory: Directory, key: string, value: string | number): readonly (Member | undefined)[] {
  if (key === 'email') return [directory.byEmail(String(value))];
  if (key === 'phone') return [directory.byPhone(String(value))];
  if (key === '_id' || key === 'profile_id') return [directory.byId(String(value))];
  return directory.byField(key, value);
}

/** The few profiles among which the query's answer must lie, by an index; undefined when none serves. */
function candidates(directory: Directory, query: JsonObject): Iterable<Member> | undefined {
  for (const [key, condition] of Object.entries(query)) {
    if (key === '$and' && Array.isArray(condition)) {
      for (const part of condition) {
        const found = isJsonObject(part) ? candidates(directory, part) : undefined;
        if (found !== undefined) return found;
      }
    }
    const isIndexed = ['email', 'phone', '_id', 'profile_id'].includes(key) || directory.hasField(key);
    const values = isIndexed ? wanted(condition) : undefined;
    if (values === undefined) continue;
    const found = new Set<Member>();
    for (const value of values) {
      for (const member of byKey(directory, key, value)) if (member !== undefined) found.add(member);
    }
    return found;
  }
  return undefined;
}

/** Everybody that a query of known operators finds: by an index where one serves, else by a scan. */
export function findByQuery(directory: Directory, query: JsonObject): Member[] {
  const holds = predicateOf(query);
  const found: Member[] = [];
  for (const member of candidates(directory, query) ?? directory.members)
    if (holds(member)) found.push(member);
  return found;
}
