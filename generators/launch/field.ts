import type { FieldChoice, ProfileFacts } from './facts.ts';

/** The fields by which a profile can be found at a level of `field`; those that find it alone come alone. */
export function fieldChoices(profile: ProfileFacts, level: string): readonly FieldChoice[] {
  switch (level) {
    case 'string':
      return preferUnique(profile.strings);
    case 'int':
    case 'int-text':
      return preferUnique(profile.ints);
    case 'tag':
      return profile.tags;
    case 'tags':
      return profile.tags.filter((choice) => typeof choice.value === 'object' && choice.value.length > 1);
    default:
      return [];
  }
}

function preferUnique(choices: readonly FieldChoice[]): readonly FieldChoice[] {
  const unique = choices.filter((choice) => choice.unique);
  return unique.length > 0 ? unique : choices;
}
