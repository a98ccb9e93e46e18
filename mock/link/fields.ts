import { isJsonObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { FieldValue } from '../../model/target.ts';
import type { Call } from '../call.ts';
import type { Member } from '../profiles/member.ts';
import { refusal } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { isEmptyField, readFieldValue } from './field-value.ts';

const notArray = refusal('link.post', 400, 'Parameter fields must be an array of objects', 400);
const badOption = refusal('link.option', 400, 'The option of a field must be 0, 1 or 2', 400);
const badValue = refusal('link.value-type', 400, "A value cannot be read as its field's type", 400);

const options: ReadonlyMap<Json | undefined, number> = new Map<Json | undefined, number>([
  [0, 0],
  [1, 1],
  [2, 2],
  ['0', 0],
  ['1', 1],
  ['2', 2],
  [undefined, 1],
  [null, 1],
]);

function checkOne(field: Json, world: World): Refusal | undefined {
  if (!isJsonObject(field) || typeof field['name'] !== 'string') return notArray;
  if (!options.has(field['option'])) return badOption;
  const { name, value = null } = field;
  if (!world.directory.hasField(name) || value === null) return undefined;
  const type = world.directory.fieldTypes[name];
  return type !== undefined && readFieldValue(value, type) === undefined ? badValue : undefined;
}

/** Checks the fields of a link's body. */
export function checkFields(call: Call, world: World): Refusal | undefined {
  const fields = call.params['fields'];
  if (fields === undefined || fields === null) return undefined;
  if (!Array.isArray(fields)) return notArray;
  for (const field of fields as readonly Json[]) {
    const refused = checkOne(field, world);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** Applies the fields to a profile and returns the values that the message uses. */
export function applyFields(call: Call, member: Member, world: World): Record<string, FieldValue> {
  const used: Record<string, FieldValue> = {};
  const fields = call.params['fields'];
  for (const field of Array.isArray(fields) ? (fields as readonly Json[]) : []) {
    if (!isJsonObject(field) || typeof field['name'] !== 'string') continue;
    const { name, value = null } = field;
    const type = world.directory.hasField(name) ? world.directory.fieldTypes[name] : undefined;
    const read = type === undefined ? undefined : readFieldValue(value, type);
    if (read === undefined) continue;
    const sent = options.get(field['option']) ?? 1;
    const option = world.faults?.option(sent, call, world) ?? sent;
    const own = member.fields[name];
    used[name] = option === 0 && own !== undefined && !isEmptyField(own) ? own : read;
    if (option === 2) world.directory.write(member, name, read);
  }
  return used;
}
