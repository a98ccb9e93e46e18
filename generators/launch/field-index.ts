import type { FieldValue, Profile, Target } from '../../model/target.ts';
import { isClean } from '../values/clean.ts';

/** A field that finds a profile by its value there. */
export interface FieldChoice {
  readonly name: string;
  readonly value: string | number | readonly string[];
  /** Whether no other profile of the target file has it. */
  readonly unique: boolean;
}

/** Ids of profiles by the value that they have. */
type Owners = Map<string, string[]>;

/** Who has which value of which field; a field that a v1.0 link may write is left out, because its value can change. */
export class FieldIndex {
  readonly #target: Target;
  readonly #writable: ReadonlySet<string>;
  readonly #exact = new Map<string, Owners>();
  readonly #folded = new Map<string, Owners>();

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

  owners(field: string, value: FieldChoice['value']): string[] {
    const index = this.#indexOf(field);
    if (typeof value !== 'object') return index.get(keyOf(value)) ?? [];
    const [first, ...others] = value.map((tag) => index.get(keyOf(tag)) ?? []);
    return (first ?? []).filter((id) => others.every((ids) => ids.includes(id)));
  }

  /** Whether the value means the same profiles with letter case and without. */
  #isClear(field: string, value: FieldChoice['value']): boolean {
    if (typeof value === 'number') return true;
    const folded = this.#indexOf(field, this.#folded);
    const texts = typeof value === 'string' ? [value] : value;
    return texts.every(
      (text) => folded.get(keyOf(text.toLowerCase()))?.length === this.owners(field, [text]).length,
    );
  }

  /** The index of a field; folded: with letter case ignored. */
  #indexOf(field: string, indexes = this.#exact): Owners {
    let index = indexes.get(field);
    if (index !== undefined) return index;
    indexes.set(field, (index = new Map<string, string[]>()));
    for (const profile of this.#target.profiles) {
      for (const part of partsOf(profile.fields[field])) {
        const key = keyOf(indexes === this.#folded && typeof part === 'string' ? part.toLowerCase() : part);
        const ids = index.get(key);
        if (ids === undefined) index.set(key, [profile.profile_id]);
        else if (ids.at(-1) !== profile.profile_id) ids.push(profile.profile_id);
      }
    }
    return index;
  }
}

function partsOf(value: FieldValue | undefined): readonly (FieldValue | undefined)[] {
  return typeof value === 'object' ? value : [value];
}

function keyOf(value: FieldValue | undefined): string {
  return `${typeof value} ${String(value)}`;
}

function usable(value: FieldValue | undefined, type: string): FieldChoice['value'] | undefined {
  if (type === 'int') return Number.isSafeInteger(value) ? (value as number) : undefined;
  if (type === 'string') return typeof value === 'string' && isClean(value) ? value : undefined;
  if (typeof value !== 'object' || value.length === 0 || new Set(value).size < value.length) return undefined;
  return value.every((tag) => isClean(tag) && !tag.includes(',')) ? value : undefined;
}
