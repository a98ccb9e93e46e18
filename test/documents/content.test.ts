import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { parseLaunches, parseProfile } from '../../contracts/index.ts';
import { mockFaults } from '../../mock/index.ts';
import { exitCodes } from '../../model/errors.ts';
import { rules } from '../../model/rules.ts';
import { parseTarget } from '../../runner/target-file.ts';
import { parseThreshold } from '../../runner/load/thresholds.ts';
import { targetKeys } from './checks/names.ts';
import { codeSpansOf, fencesOf, type Document } from './markdown.ts';
import { documentAt, guides } from './project.ts';

const environment = { ALTCRAFT_TOKEN: 'token-of-a-test' };

interface Yaml {
  readonly document: Document;
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The YAML blocks that are target files or parts of one; a workflow has jobs. */
const targets: readonly Yaml[] = guides
  .flatMap((document) =>
    fencesOf(document)
      .filter(({ language }) => language === 'yaml')
      .map(({ lines, line }) => ({
        document,
        line,
        value: parse(lines.join('\n')) as Yaml['value'],
      })),
  )
  .filter(({ value }) => !('jobs' in value));

const whole = targets.find(
  ({ document, value }) => document.path === 'docs/target-file.md' && 'baseUrl' in value,
);

describe('the target file', () => {
  it('has an example in its guide', () => {
    expect(whole).toBeDefined();
  });

  it.each(targets)('$document.path, line $line, is one', ({ document, value }) => {
    const text = stringify({ ...whole?.value, ...value });
    expect(parseTarget(text, document.path, environment).profiles.length).toBeGreaterThan(0);
  });

  it('has every key named in its guide', () => {
    const named = new Set(codeSpansOf(documentAt('docs/target-file.md')));
    const last = (key: string): string => key.split('.').at(-1) ?? '';
    const keys = [...targetKeys].filter((key) => ![...targetKeys].some((one) => one.startsWith(`${key}.`)));
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.filter((key) => !named.has(key) && !named.has(last(key)))).toEqual([]);
  });
});

it('the observer guide shows answers that the harness can read', () => {
  const answers = fencesOf(documentAt('docs/observer.md'))
    .filter(({ language }) => language === 'json')
    .map(({ lines }) => JSON.parse(lines.join('\n')) as Record<string, unknown>);
  const launches = answers.filter((answer) => 'launches' in answer);
  const profiles = answers.filter((answer) => !('launches' in answer));
  expect(launches.flatMap((answer) => parseLaunches(answer).launches).length).toBeGreaterThan(0);
  expect(profiles.map((answer) => parseProfile(answer).profile_id)).toEqual([expect.any(String)]);
});

it('the load guide shows thresholds that are understood', () => {
  const thresholds = codeSpansOf(documentAt('docs/load.md')).filter((span) =>
    /^[a-z0-9.]+(\{[^}]*\})?(\[[^\]]*\])?[<>=]+\d/.test(span),
  );
  expect(thresholds.length).toBeGreaterThan(4);
  for (const threshold of thresholds) expect(parseThreshold(threshold).expression).toBe(threshold);
});

it('README lists every exit code', () => {
  const { text } = documentAt('README.md');
  const listed = [...text.matchAll(/^\| `(\d+)` \|/gm)].map(([, code]) => Number(code));
  expect(listed).toEqual(Object.values(exitCodes));
});

it('README counts what there is', () => {
  const { text } = documentAt('README.md');
  expect(text).toContain(`${rules.length} rules`);
  const atLeast = Number(/more than (\d+) named ways/.exec(text)?.[1]);
  expect(mockFaults.length).toBeGreaterThan(atLeast);
});
