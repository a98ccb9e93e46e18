import { targetFileSchema } from '../../../contracts/target/json-schema.ts';
import { faults, nameOf } from '../../../generators/faults/index.ts';
import { isRuleId, rules } from '../../../model/rules.ts';
import { optionNames } from '../program.ts';
import { codeSpansOf, type Document } from '../markdown.ts';

const families: ReadonlySet<string> = new Set(rules.map(({ id }) => id.split('.')[0] ?? ''));
const faultNames: ReadonlySet<string> = new Set(faults.map(nameOf));

/** Names of the form of a rule's id that no rule has. */
export function ruleProblems(document: Document): string[] {
  return codeSpansOf(document)
    .filter((span) => /^[a-z_]+\.[a-z*-]+(\/[a-z0-9-]+)?$/.test(span))
    .filter((span) => families.has(span.split('.')[0] ?? '') && !isKnown(span))
    .map((span) => `${document.path}: there is no rule ${span}`);
}

function isKnown(span: string): boolean {
  if (targetKeys.has(span)) return true;
  const [id = '', fault] = span.split('/');
  if (fault !== undefined) return faultNames.has(`${id}.${fault}`);
  const expression = new RegExp(`^${id.replaceAll('.', String.raw`\.`).replaceAll('*', '.*')}$`);
  return isRuleId(id) || (id.includes('*') && rules.some((rule) => expression.test(rule.id)));
}

/** Options that no command has. */
export function optionProblems(document: Document): string[] {
  return codeSpansOf(document)
    .filter((span) => span.startsWith('--') || /^(npx trigger-harness|[a-z]+ --)/.test(span))
    .filter((span) => !/^(k6|npm|npx vitest|npx tsx|node) /.test(span))
    .flatMap((span) => span.match(/(?<=^|\s)--[a-z][a-z0-9-]*/g) ?? [])
    .filter((option) => !optionNames.has(option))
    .map((option) => `${document.path}: there is no option ${option}`);
}

/** The keys of the target file: `link.url`, and `url` below it. */
export const targetKeys: ReadonlySet<string> = keysOf(targetFileSchema(), '');

function keysOf(schema: unknown, under: string): Set<string> {
  const { properties = {}, items, anyOf = [], oneOf = [] } = schema as Schema;
  const keys = Object.entries(properties).flatMap(([name, value]) => {
    const path = under === '' ? name : `${under}.${name}`;
    return [path, ...keysOf(value, path)];
  });
  const below = [items, ...anyOf, ...oneOf].filter((one) => one !== undefined);
  return new Set([...keys, ...below.flatMap((one) => [...keysOf(one, under)])]);
}

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly items?: unknown;
  readonly anyOf?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
}
