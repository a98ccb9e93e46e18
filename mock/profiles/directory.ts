import type { FieldType, FieldValue, IdentKind } from '../../model/target.ts';
import { FieldIndex } from './field-index.ts';
import type { Hashes } from './idents.ts';
import type { Member } from './member.ts';

const normalEmail = (email: string): string => email.trim().toLowerCase();
const normalPhone = (phone: string): string => phone.replace(/[\s().-]/g, '');

/** All profiles of the account, found by any key in constant time. */
export class Directory {
  readonly members: readonly Member[];
  readonly fieldTypes: Readonly<Record<string, FieldType>>;
  readonly #hashes: Hashes;
  readonly #byId = new Map<string, Member>();
  readonly #byEmail = new Map<string, Member>();
  readonly #byPhone = new Map<string, Member>();
  readonly #byField = new Map<string, FieldIndex>();
  #byHash: Map<string, Member> | undefined;
  readonly #before = new Map<Member, Member['fields']>();

  constructor(members: readonly Member[], fieldTypes: Readonly<Record<string, FieldType>>, hashes: Hashes) {
    this.members = members;
    this.fieldTypes = fieldTypes;
    this.#hashes = hashes;
    for (const member of members) {
      this.#byId.set(member.id.toLowerCase(), member);
      const { email, phone } = member;
      if (email !== undefined && !this.#byEmail.has(normalEmail(email))) {
        this.#byEmail.set(normalEmail(email), member);
      }
      if (phone !== undefined && !this.#byPhone.has(normalPhone(phone))) {
        this.#byPhone.set(normalPhone(phone), member);
      }
    }
  }

  hasField(name: string): boolean {
    return Object.hasOwn(this.fieldTypes, name);
  }

  byId(id: string): Member | undefined {
    return this.#byId.get(id.toLowerCase());
  }

  byEmail(email: string): Member | undefined {
    return this.#byEmail.get(email) ?? this.#byEmail.get(normalEmail(email));
  }

  byPhone(phone: string): Member | undefined {
    return this.#byPhone.get(phone) ?? this.#byPhone.get(normalPhone(phone));
  }

  /** Those whose field has this value; in a tag field, those that have this tag. */
  byField(name: string, value: string | number | boolean): readonly Member[] {
    if (!this.hasField(name)) return [];
    let index = this.#byField.get(name);
    if (index === undefined) {
      index = new FieldIndex(name, this.fieldTypes[name], this.members);
      this.#byField.set(name, index);
    }
    return index.find(value);
  }

  /** Whom a link names: by the MD5 or XXH64 of the e-mail, or by the e-mail itself. */
  byIdent(ident: string): Member | undefined {
    if (ident.includes('@')) return this.byEmail(ident);
    return (this.#byHash ??= this.#indexHashes()).get(ident.toLowerCase());
  }

  /** The ident of a profile; undefined when it has no e-mail. */
  identOf(member: Member, kind: IdentKind): string | undefined {
    if (kind === 'email') return member.email;
    const given = member.idents?.[kind];
    if (given !== undefined || member.email === undefined) return given;
    return this.#hashes[kind](member.email);
  }

  /** Writes a field, as option 2 of a link does. */
  write(member: Member, name: string, value: FieldValue): void {
    if (!this.#before.has(member)) this.#before.set(member, member.fields);
    const index = this.#byField.get(name);
    index?.remove(member);
    member.fields = { ...member.fields, [name]: value };
    index?.add(member);
  }

  /** Undoes every write. */
  reset(): void {
    if (this.#before.size === 0) return;
    for (const [member, fields] of this.#before) member.fields = fields;
    this.#before.clear();
    this.#byField.clear();
  }

  #indexHashes(): Map<string, Member> {
    const index = new Map<string, Member>();
    for (const member of this.members) {
      for (const kind of ['md5', 'xxh'] as const) {
        const ident = this.identOf(member, kind);
        if (ident !== undefined) index.set(ident.toLowerCase(), member);
      }
    }
    return index;
  }
}
