import type { FieldValue, Profile, Target } from '../../model/target.ts';
import { isClean } from '../values/clean.ts';

/** A field that finds a profile by its value there. */
export interface FieldChoice {
  readonly name: string;
  readonly value: string | number | readonly string[];
  /** Whether no other profile of the target file has it. */
  readonly unique: boolean;
}

/** How a query is kept to known profiles: a text field with a different value for each of them. */
export interface Bound {
  readonly key: string;
  readonly value: string;
}

/** What one profile can be used for. */
export interface ProfileFacts {
  readonly profile: Profile;
  /** A usable e-mail or phone that no other profile of the target file has. */
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly strings: readonly FieldChoice[];
  readonly ints: readonly FieldChoice[];
  readonly tags: readonly FieldChoice[];
  readonly bound: Bound | undefined;
}

/** What a target's profiles can be used for. */
export interface LaunchFacts {
  /** The profiles that cases are about: those that can get a message, or all where none can. */
  readonly profiles: readonly ProfileFacts[];
  /** Ids of all profiles of the target file whose field has the value (for tags: all of them). */
  owners(field: string, value: string | number | readonly string[]): string[];
}

const known = new WeakMap<Target, LaunchFacts>();

/** The facts of a target; made once. */
export function launchFacts(target: Target): LaunchFacts {
  let facts = known.get(target);
  if (facts === undefined) known.set(target, (facts = gather(target)));
  return facts;
}

function gather(target: Target): LaunchFacts {
  const reachable = target.profiles.filter((profile) => profile.subscriptions.length > 0);
  const used = reachable.length > 0 ? reachable : target.profiles;
  const emails = counts(target.profiles.map((profile) => profile.email));
  const phones = counts(target.profiles.map((profile) => profile.phone));
  const index = new FieldIndex(target);
  return {
    profiles: used.map((profile): ProfileFacts => {
      const email = onlyOne(profile.email, emails);
      const strings = index.choices(profile, 'string');
      const unique = strings.find((choice) => choice.unique);
      const byField = unique === undefined ? undefined : { key: unique.name, value: String(unique.value) };
      return {
        profile,
        email,
        phone: onlyOne(profile.phone, phones),
        strings,
        ints: index.choices(profile, 'int'),
        tags: index.choices(profile, 'tags'),
        bound: email === undefined ? byField : { key: 'email', value: email },
      };
    }),
    owners: (field, value) => index.owners(field, value),
  };
}

/** Who has which value of which field; a field that a v1.0 link may write is left out, because its value can change. */
class FieldIndex {
  readonly #target: Target;
  readonly #writable: ReadonlySet<string>;
  readonly #byField = new Map<string, Map<string, string[]>>();

  constructor(target: Target) {
    this.#target = target;
    this.#writable = new Set(target.link?.writable ?? []);
  }

  choices(profile: Profile, type: 'string' | 'int' | 'tags'): FieldChoice[] {
    const choices: FieldChoice[] = [];
    for (const [name, declared] of Object.entries(this.#target.fields)) {
      if (declared !== type || this.#writable.has(name) || !isClean(name)) continue;
      const value = usable(profile.fields[name], type);
      if (value === undefined || !this.#isClear(name, value)) continue;
      choices.push({ name, value, unique: this.owners(name, value).length === 1 });
    }
    return choices;
  }

  owners(field: string, value: string | number | readonly string[]): string[] {
    const index = this.#indexOf(field);
    if (typeof value !== 'object') return index.get(keyOf(value)) ?? [];
    const [first, ...others] = value.map((tag) => index.get(keyOf(tag)) ?? []);
    return (first ?? []).filter((id) => others.every((ids) => ids.includes(id)));
  }

  /** Whether the value means the same profiles with letter case and without. */
  #isClear(field: string, value: string | number | readonly string[]): boolean {
    if (typeof value === 'number') return true;
    const folded = this.#indexOf(`${field} folded`);
    const texts = typeof value === 'string' ? [value] : value;
    return texts.every(
      (text) => folded.get(keyOf(text.toLowerCase()))?.length === this.owners(field, [text]).length,
    );
  }

  #indexOf(name: string): Map<string, string[]> {
    let index = this.#byField.get(name);
    if (index !== undefined) return index;
    index = new Map();
    const fold = name.endsWith(' folded');
    const field = fold ? name.slice(0, -' folded'.length) : name;
    for (const profile of this.#target.profiles) {
      const value = profile.fields[field];
      for (const part of Array.isArray(value) ? value : [value]) {
        const key = fold && typeof part === 'string' ? keyOf(part.toLowerCase()) : keyOf(part);
        const ids = index.get(key);
        if (ids === undefined) index.set(key, [profile.profile_id]);
        else if (!ids.includes(profile.profile_id)) ids.push(profile.profile_id);
      }
    }
    this.#byField.set(name, index);
    return index;
  }
}

function keyOf(value: FieldValue | undefined): string {
  return `${typeof value} ${String(value)}`;
}

function usable(value: FieldValue | undefined, type: string): string | number | readonly string[] | undefined {
  if (type === 'int') return Number.isSafeInteger(value) ? (value as number) : undefined;
  if (type === 'string') return typeof value === 'string' && isClean(value) ? value : undefined;
  if (typeof value !== 'object' || value.length === 0 || new Set(value).size < value.length) return undefined;
  return value.every((tag) => isClean(tag) && !tag.includes(',')) ? value : undefined;
}

function counts(values: readonly (string | undefined)[]): Map<string, number> {
  const result = new Map<string, number>();
  for (const value of values) {
    const key = value?.toLowerCase() ?? '';
    result.set(key, (result.get(key) ?? 0) + 1);
  }
  return result;
}

function onlyOne(value: string | undefined, all: ReadonlyMap<string, number>): string | undefined {
  return value !== undefined && isClean(value) && all.get(value.toLowerCase()) === 1 ? value : undefined;
}
