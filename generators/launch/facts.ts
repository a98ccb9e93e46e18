import type { Profile, Target } from '../../model/target.ts';
import { isClean } from '../values/clean.ts';
import { FieldIndex, type FieldChoice } from './field-index.ts';

export type { FieldChoice } from './field-index.ts';

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
  owners(field: string, value: FieldChoice['value']): string[];
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
