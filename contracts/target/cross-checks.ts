import { isRuleId, rule, rules } from '../../model/rules.ts';
import type { FieldType, FieldValue } from '../../model/target.ts';
import { hintOf, nearest } from '../nearest.ts';
import type { Problem } from './problem.ts';
import type { TargetFile } from './schema.ts';

/** What spans several keys of a target file, and so is beyond its JSON Schema. */
export function crossChecks(file: TargetFile): Problem[] {
  return [
    ...campaignProblems(file),
    ...profileProblems(file),
    ...fieldProblems(file),
    ...linkProblems(file),
    ...expectationProblems(file),
  ];
}

function campaignProblems({ campaigns }: TargetFile): Problem[] {
  const seen = new Map<number, string>();
  return Object.entries(campaigns).flatMap(([key, id]) => {
    if (id === undefined) return [];
    const other = seen.get(id);
    if (other === undefined) {
      seen.set(id, key);
      return [];
    }
    return [{ path: ['campaigns', key], message: `is the same campaign as ${other}` }];
  });
}

function profileProblems({ profiles }: TargetFile): Problem[] {
  const seen = new Map<string, number>();
  return profiles.flatMap(({ profile_id: id }, i) => {
    const other = seen.get(id);
    if (other === undefined) {
      seen.set(id, i);
      return [];
    }
    return [{ path: ['profiles', i, 'profile_id'], message: `is the same profile as profiles[${other}]` }];
  });
}

function fieldProblems({ fields, profiles }: TargetFile): Problem[] {
  return profiles.flatMap((profile, i) =>
    Object.entries(profile.fields).flatMap(([name, value]) => {
      const path = ['profiles', i, 'fields', name];
      const type = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const message =
        type === undefined
          ? `is not declared under fields${hintOf(name, Object.keys(fields))}`
          : fits[type](value)
            ? undefined
            : `is declared as ${type}; profile ${profile.profile_id} has another value`;
      return message === undefined ? [] : [{ path, message }];
    }),
  );
}

const isText = (value: FieldValue): boolean => typeof value === 'string';

/** What a declared type takes; an empty text is a field that is not filled in. */
const fits: Readonly<Record<FieldType, (value: FieldValue) => boolean>> = {
  string: isText,
  int: (value) => Number.isInteger(value) || value === '',
  float: (value) => typeof value === 'number' || value === '',
  bool: (value) => typeof value === 'boolean' || value === '',
  date: isText,
  tags: (value) => Array.isArray(value) || value === '',
};

function linkProblems({ link, fields }: TargetFile): Problem[] {
  if (link === undefined) return [];
  const problems: Problem[] = [];
  if (!/\/trg\/[0-9a-fA-F]+\/?$/.test(new URL(link.url).pathname)) {
    problems.push({
      path: ['link', 'url'],
      message: 'must end with /trg/ and the hex part, without an ident',
    });
  }
  for (const [i, name] of link.writable.entries()) {
    if (Object.hasOwn(fields, name)) continue;
    problems.push({
      path: ['link', 'writable', i],
      message: `is not declared under fields${hintOf(name, Object.keys(fields))}`,
    });
  }
  return problems;
}

const ruleIds = rules.map(({ id }) => id);

function expectationProblems({ expectations }: TargetFile): Problem[] {
  return Object.entries(expectations).flatMap(([key, { expects }]) => {
    const path = ['expectations', key];
    const [id = '', fault] = key.split('/', 2);
    if (!isRuleId(id)) {
      const near = nearest(id, ruleIds);
      const found = `found ${JSON.stringify(id.slice(0, 80))}`;
      return [
        {
          path,
          message: `${found}, which is no rule${near === undefined ? '' : ` (did you mean "${near}"?)`}`,
        },
      ];
    }
    if (fault === '') return [{ path, message: 'found no fault behind the "/"' }];
    if (rule(id).expects === 'always' && expects !== 'open') {
      return [
        {
          path: [...path, 'expects'],
          message: `${id} holds for every response; it can only be waived, with open`,
        },
      ];
    }
    return [];
  });
}
