import type { JsonObject } from '../../model/json.ts';
import type { Channel, Profile, Target } from '../../model/target.ts';

/** The values that requests to a target may hold; what a tool makes up by itself would reach nobody, or everybody. */
export type Values = Readonly<Record<string, readonly unknown[]>>;

/** The values of a target's parameters, by the parameter; `queries` are those that find known profiles only. */
export function valuesOf(target: Target, queries: readonly JsonObject[]): Values {
  const { campaigns, resources } = target;
  const { used, filters } = reachable(target);
  const id = campaigns.active;
  const [fieldName, fieldValues] = fieldOf(target, used);
  return {
    id: target.capabilities.integerId ? [id, String(id)] : [String(id)],
    email: unshared(
      target,
      used.map(({ email }) => email),
      'email',
    ),
    phone: unshared(
      target,
      used.map(({ phone }) => phone),
      'phone',
    ),
    profile_id: used.map(({ profile_id }) => profile_id),
    field_name: fieldName === undefined ? [] : [fieldName],
    field_value: fieldValues,
    resource_id: resources,
    subscription_filter: filters,
    custom_request: queries,
  };
}

/**
 * The profiles that have a subscription of the channel that most have, and filters of that channel: any of those filters
 * will do for any of those profiles, as long as it is not strict.
 */
function reachable({ profiles }: Target): { used: readonly Profile[]; filters: readonly object[] } {
  const having = (wanted: Channel): readonly Profile[] =>
    profiles.filter(({ subscriptions }) => subscriptions.some(({ channel }) => channel === wanted));
  const [best = 'email'] = (['email', 'sms', 'push'] as const).toSorted(
    (a, b) => having(b).length - having(a).length,
  );
  const filters = profiles
    .flatMap(({ subscriptions }) => subscriptions.filter(({ channel }) => channel === best))
    .map(({ channel: _, ...named }) => ({ ...named, not_strict: true }));
  const used = having(best);
  return { used: used.length > 0 ? used : profiles, filters };
}

/** The first field of texts or whole numbers that tells profiles apart, with its values. */
function fieldOf(
  { fields }: Target,
  profiles: readonly Profile[],
): readonly [string | undefined, readonly (string | number)[]] {
  for (const [name, type] of Object.entries(fields)) {
    if (type !== 'string' && type !== 'int') continue;
    const values = profiles
      .map((profile) => profile.fields[name])
      .filter((value) => (typeof value === 'string' && value !== '') || Number.isInteger(value));
    if (values.length > 0) return [name, [...new Set(values as (string | number)[])]];
  }
  return [undefined, []];
}

/** Those that one profile of the target file alone has. */
function unshared(
  { profiles }: Target,
  values: readonly (string | undefined)[],
  key: 'email' | 'phone',
): string[] {
  return values.filter(
    (value): value is string =>
      value !== undefined && profiles.filter((profile) => profile[key] === value).length === 1,
  );
}
