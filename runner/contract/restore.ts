import type { Case } from '../../model/case.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { isJsonObject } from '../../model/json.ts';
import type { Target } from '../../model/target.ts';

/**
 * The requests that put back what writing cases (v1.0, option 2) have changed: the target file's own values, one request
 * a profile and field.
 */
export function restoringCases(writers: readonly Case[], target: Target): Case[] {
  const restoring = new Map<string, Case>();
  for (const writer of writers) {
    const profileId = writer.launch?.recipients[0];
    const profile = target.profiles.find((known) => known.profile_id === profileId);
    const written = writer.launch?.fields?.written ?? {};
    if (profile === undefined) continue;
    for (const name of Object.keys(written)) {
      const original = profile.fields[name];
      const key = `${profile.profile_id} ${name}`;
      if (original !== undefined && !restoring.has(key)) restoring.set(key, restored(writer, name, original));
    }
  }
  return [...restoring.values()];
}

function restored(writer: Case, name: string, original: Json): Case {
  const parameters: JsonObject = {
    ...writer.request.parameters,
    fields: [{ name, value: original, option: 2 }],
  };
  return {
    ...writer,
    id: `${writer.id}~restore`,
    title: `restore ${name}`,
    launch: { ...(writer.launch as NonNullable<Case['launch']>), fields: { used: {}, written: {} } },
    request: { ...writer.request, parameters: isJsonObject(parameters) ? parameters : null, wire: {} },
  };
}
