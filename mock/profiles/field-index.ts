import type { FieldType, FieldValue } from '../../model/target.ts';
import type { Member } from './member.ts';

const nobody: readonly Member[] = [];

/** Who has which value in one field; a profile stands under each of its tags. */
export class FieldIndex {
  readonly #field: string;
  readonly #numeric: boolean;
  readonly #members = new Map<string, Member[]>();

  constructor(field: string, type: FieldType | undefined, members: readonly Member[]) {
    this.#field = field;
    this.#numeric = type === 'int' || type === 'float';
    for (const member of members) this.add(member);
  }

  /** Those whose value reads the same as this one. */
  find(value: string | number | boolean): readonly Member[] {
    return this.#members.get(this.#key(value)) ?? nobody;
  }

  add(member: Member): void {
    for (const key of this.#keys(member)) {
      const list = this.#members.get(key);
      if (list === undefined) this.#members.set(key, [member]);
      else list.push(member);
    }
  }

  remove(member: Member): void {
    for (const key of this.#keys(member)) {
      const list = this.#members.get(key);
      const at = list?.indexOf(member) ?? -1;
      if (at >= 0) list?.splice(at, 1);
    }
  }

  #key(value: string | number | boolean): string {
    const text = String(value);
    return this.#numeric && text.trim() !== '' && !Number.isNaN(Number(text)) ? String(Number(text)) : text;
  }

  #keys(member: Member): string[] {
    const value: FieldValue | undefined = member.fields[this.#field];
    if (value === undefined) return [];
    return typeof value === 'object' ? [...new Set(value)] : [this.#key(value)];
  }
}
