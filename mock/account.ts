import type { PlatformId } from '../model/platforms.ts';
import type { FieldType, FieldValue, Profile } from '../model/target.ts';
import { builtInFields } from './profiles/built-in.ts';
import type { Directory } from './profiles/directory.ts';

export const defaultToken = 'mockToken-4f1C9aE27b';
const unknownCampaign = 999_999;

/** The campaigns of the mock's account; any other id is unknown. */
export const campaigns: ReadonlyMap<number, 'active' | 'inactive'> = new Map([
  [84, 'active'],
  [85, 'inactive'],
]);

export const resources: readonly number[] = [1, 2, 3, 2 ** 24 - 1];

const firstLink = '465e2c0f8a91b37d64e05fc2198ab3d7e60412cf58d93ba7';

/** Links of 48 and of 64 digits, as in the vendor's samples, each with its campaign. */
export const links: ReadonlyMap<string, number> = new Map([
  [firstLink, 84],
  [`${firstLink}0123456789abcdef`, 84],
]);

function typeOf(value: FieldValue): FieldType {
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'string' ? 'string' : 'tags';
}

/** The types of all fields: the built-in ones, and those that the given profiles add. */
export function fieldTypesOf(profiles: readonly Profile[]): Record<string, FieldType> {
  const types: Record<string, FieldType> = { ...builtInFields };
  for (const { fields } of profiles) {
    for (const [name, value] of Object.entries(fields)) types[name] ??= typeOf(value);
  }
  return types;
}

/** What a target file of a mock is made from. */
export interface Listing {
  readonly url: string;
  readonly platform: PlatformId;
  readonly token: string;
  readonly profiles: readonly Profile[];
  readonly directory: Directory;
}

function profileEntry(profile: Profile, directory: Directory): Record<string, unknown> {
  const member = directory.byId(profile.profile_id);
  const idents =
    member?.email === undefined
      ? {}
      : { idents: { md5: directory.identOf(member, 'md5'), xxh: directory.identOf(member, 'xxh') } };
  return { ...structuredClone(profile), ...idents };
}

/** The target file that fits a mock, as a plain object. */
export function targetFileOf({
  url,
  platform,
  token,
  profiles,
  directory,
}: Listing): Record<string, unknown> {
  return {
    name: 'mock',
    baseUrl: url,
    platform,
    token,
    deduplication: 'on',
    campaigns: { active: 84, inactive: 85, unknown: unknownCampaign },
    fields: { ...directory.fieldTypes },
    resources: [...resources],
    profiles: profiles.map((profile) => profileEntry(profile, directory)),
    link: { url: `${url}/trg/${firstLink}`, idents: ['md5', 'xxh', 'email'], writable: ['Order'] },
    observer: { url: `${url}/observer`, reset: true },
  };
}
