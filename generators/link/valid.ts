import type { Encoding, ExpectedLaunch, Layout } from '../../model/case.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Random } from '../../model/random.ts';
import { tokenPlaceholder } from '../../model/secrets.ts';
import type { IdentKind } from '../../model/target.ts';
import type { Valid } from '../draft.ts';
import { profileOf } from '../launch/profile.ts';
import { levelOf, randomOf, type Scene } from '../scene.ts';
import { hex } from '../values/reserved.ts';
import { isWritable, knownFields } from './fields.ts';
import { identOf } from './idents.ts';

/** The valid v1.0 request of an assignment, and what it must launch. */
export function validLink(scene: Scene): Valid {
  const { profile } = profileOf(scene);
  const ident = identOf(profile, levelOf(scene.assignment, 'ident') as IdentKind);
  if (ident === undefined) throw new RangeError('the profile has no such ident');
  const launch = { campaign: scene.target.campaigns.active, recipients: [profile.profile_id] };
  const encoding = levelOf(scene.assignment, 'encoding');
  if (encoding === 'none') {
    return { draft: { api: '1.0', parameters: null, link: { ident }, layout: 'plain', wire: {} }, launch };
  }
  const fields = fieldsOf(scene);
  const parameters = {
    token: tokenPlaceholder(),
    id: scene.target.campaigns.active,
    matching: 'profile_id',
    profile_id: profile.profile_id,
    ...(fields !== undefined && {
      fields: fields.map(({ name, value, option }) => ({ name, value, option })),
    }),
  };
  return {
    draft: {
      api: '1.0',
      encoding: encoding as Encoding,
      parameters,
      link: { ident },
      layout: levelOf(scene.assignment, 'layout') as Layout,
      wire: {},
    },
    launch: { ...launch, ...(fields !== undefined && { fields: effectOf(fields) }) },
  };
}

/** One item of `fields`, and whether its value must be used and written. */
interface SentField {
  readonly name: string;
  readonly value: Json;
  readonly option: number;
  readonly used: boolean;
}

function fieldsOf(scene: Scene): SentField[] | undefined {
  const count = { absent: undefined, empty: 0, one: 1, two: 2, many: 5 }[levelOf(scene.assignment, 'fields')];
  if (count === undefined) return undefined;
  if (count === 0) return [];
  const asked = fieldInQuestion(scene);
  const random = randomOf(scene, 'fields');
  const fields = companions(scene, asked, random).slice(0, count - 1);
  while (fields.length < count - 1) {
    fields.push({ name: unknownField(scene, random), value: textValue(random), option: 1, used: false });
  }
  fields.splice(placeInQuestion(count), 0, asked);
  return fields;
}

/** Where the field in question stands: the last of many, because a server may look at the first alone; else the first. */
export function placeInQuestion(count: number): number {
  return count > 2 ? count - 1 : 0;
}

/** Known fields beside the one in question: written too if that is, as far as the target file lets it; else only used. */
function companions({ assignment, target }: Scene, asked: SentField, random: Random): SentField[] {
  const others = Object.entries(target.fields).filter(
    ([name, type]) => name !== asked.name && (type === 'string' || type === 'int'),
  );
  const writing = levelOf(assignment, 'option') === '2';
  const written = others.filter(([name]) => writing && isWritable(target, name));
  const steady = others.filter(([name, type]) => type === 'string' && !isWritable(target, name));
  return [
    ...written.map(([name, type]) => ({ name, value: valueOf(type, random), option: 2, used: true })),
    ...steady.map(([name]) => ({ name, value: textValue(random), option: 1, used: true })),
  ];
}

function fieldInQuestion(scene: Scene): SentField {
  const { assignment, target } = scene;
  const random = randomOf(scene, 'field_type');
  const type = levelOf(assignment, 'field_type');
  const option = levelOf(assignment, 'option');
  const value = valueOf(type, random);
  if (levelOf(assignment, 'field_known') === 'unknown') {
    return { name: unknownField(scene, random), value, option: Number(option), used: false };
  }
  const filled = levelOf(assignment, 'filled');
  const names = knownFields(target, profileOf(scene).profile, type, option, filled);
  const name = randomOf(scene, 'field_known').pick(names);
  // Option 0 gives way to a value that the profile has; what option 2 writes is put back before anything else is sent.
  const used = option !== '0' || filled === 'empty';
  return { name, value, option: Number(option), used };
}

function effectOf(fields: readonly SentField[]): NonNullable<ExpectedLaunch['fields']> {
  const values = (some: readonly SentField[]): JsonObject =>
    Object.fromEntries(some.map(({ name, value }) => [name, value]));
  return {
    used: values(fields.filter((field) => field.used)),
    written: values(fields.filter((field) => field.option === 2)),
  };
}

function valueOf(type: string, random: Random): Json {
  switch (type) {
    case 'int':
      return random.below(100_000);
    case 'float':
      return random.below(1000) + 0.5;
    case 'bool':
      return random.below(2) === 1;
    default:
      return textValue(random);
  }
}

function textValue(random: Random): string {
  return `value ${hex(random, 6)}`;
}

/** A field name that the database does not have. */
export function unknownField(scene: Scene, random: Random): string {
  let name = `No_Such_Field_${hex(random, 4)}`;
  while (name in scene.target.fields) name += '_';
  return name;
}
