import type { ApiVersion, Assignment, Encoding } from '../../model/case.ts';
import type { JsonObject } from '../../model/json.ts';
import type { RuleId } from '../../model/rules.ts';
import { tokenPlaceholder } from '../../model/secrets.ts';
import type { Target } from '../../model/target.ts';
import { launchFacts, type ProfileFacts } from '../launch/facts.ts';
import { modelFor } from '../space.ts';
import { plainest } from '../plain.ts';
import { isFilled, isWritable } from '../link/fields.ts';
import { identOf } from '../link/idents.ts';
import { launchExamples, linkExample } from './facts.ts';

/** One of the page's requests as it is sent to a target. */
export interface Example {
  readonly name: string;
  readonly api: ApiVersion;
  readonly rule: RuleId;
  readonly encodings: readonly (Encoding | 'none')[];
  readonly parameters: JsonObject | null;
  readonly ident?: string;
  readonly recipients: readonly string[];
  readonly used?: JsonObject;
  /** The nearest levels, for reports and for shrinking. */
  readonly assignment: Assignment;
}

const both = ['json', 'xml'] as const;

/** The page's requests with the target's campaign, profiles, fields and link in place of the page's. */
export function examplesOf(target: Target): Example[] {
  const { profiles } = launchFacts(target);
  const [first] = profiles;
  if (first === undefined) return [];
  return [...launchOnes(target, first, profiles), ...linkOnes(target, profiles)];
}

function launchOnes(target: Target, first: ProfileFacts, profiles: readonly ProfileFacts[]): Example[] {
  const own = { token: tokenPlaceholder(), id: target.campaigns.active };
  const { model } = modelFor('launch', target);
  const examples: Example[] = [];
  for (const { name, parameters } of launchExamples) {
    if ('custom_request' in parameters) {
      const named = idsIn(profiles);
      if (named === undefined) continue;
      const { field, values, recipients } = named;
      examples.push({
        name,
        api: '1.1',
        rule: 'request.query',
        encodings: both,
        parameters: { ...parameters, ...own, custom_request: { [field]: { $in: values } } },
        recipients,
        assignment: { ...plainest(model, { matching: 'request' }), query: '$in' },
      });
      continue;
    }
    const given = { matching: 'profile_id', profile: 'p1' };
    const files: Record<string, string> =
      'attach' in parameters ? { attach: 'unicode', content: 'arrays' } : {};
    examples.push({
      name,
      api: '1.1',
      rule: 'attach' in parameters ? 'attach.items' : 'matching.mode',
      encodings: both,
      parameters: { ...parameters, ...own, profile_id: first.profile.profile_id },
      recipients: [first.profile.profile_id],
      assignment: { ...plainest(model, given), ...files },
    });
  }
  return examples;
}

/** A field and values of it that find up to three profiles, and nobody else of the target file. */
function idsIn(profiles: readonly ProfileFacts[]) {
  const fields = new Set([
    'Custom_ID',
    ...profiles.flatMap(({ strings }) => strings.map(({ name }) => name)),
  ]);
  for (const field of fields) {
    const found = profiles.flatMap(({ profile, strings }) => {
      const choice = strings.find(({ name, unique }) => name === field && unique);
      return choice === undefined ? [] : [{ value: String(choice.value), id: profile.profile_id }];
    });
    const some = found.slice(0, 3);
    if (some.length > 0) {
      return { field, values: some.map(({ value }) => value), recipients: some.map(({ id }) => id) };
    }
  }
  return undefined;
}

function linkOnes(target: Target, profiles: readonly ProfileFacts[]): Example[] {
  const { model, unavailable } = modelFor('link', target);
  if (unavailable !== undefined || target.link === undefined) return [];
  const kind = target.link.idents.includes('xxh') ? 'xxh' : target.link.idents[0];
  const named = profiles
    .map(({ profile, email }) => ({ profile, ident: kind && identOf({ ...profile, email }, kind) }))
    .find(({ ident }) => ident !== undefined);
  if (named?.ident === undefined) return [];
  const { profile, ident } = named;
  const recipients = [profile.profile_id];
  const fields = namesFor(target);
  const [zero, one] = linkExample.parameters['fields'] as readonly JsonObject[] as [JsonObject, JsonObject];
  const isUsed =
    !isFilled(profile, fields[0]) && fields[0] in target.fields && !isWritable(target, fields[0]);
  const common = { api: '1.0', ident, recipients } as const;
  return [
    {
      ...common,
      name: 'link-by-xxh',
      rule: 'link.get',
      encodings: ['none'],
      parameters: null,
      assignment: plainest(model, { method: 'get' }),
    },
    {
      ...common,
      name: linkExample.name,
      rule: 'link.post',
      encodings: both,
      parameters: {
        ...linkExample.parameters,
        token: tokenPlaceholder(),
        id: target.campaigns.active,
        profile_id: profile.profile_id,
        fields: [
          { ...zero, name: fields[0] },
          { ...one, name: fields[1] },
        ],
      },
      used: {
        ...(isUsed && { [fields[0]]: zero['value'] as string }),
        ...(fields[1] in target.fields && { [fields[1]]: one['value'] as string }),
      },
      assignment: plainest(model, { method: 'post' }),
    },
  ];
}

/** The page's field names where the target has them as texts, else its own; a name that no field has is not used. */
function namesFor(target: Target): readonly [string, string] {
  const texts = Object.keys(target.fields).filter((name) => target.fields[name] === 'string');
  const first = texts.includes('FirstName') ? 'FirstName' : (texts[0] ?? 'FirstName');
  const others = texts.filter((name) => name !== first);
  return [first, others.includes('Order') ? 'Order' : (others[0] ?? 'Order')];
}
