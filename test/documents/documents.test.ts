import { describe, expect, it } from 'vitest';
import { commandProblems } from './checks/commands.ts';
import { linkProblems } from './checks/links.ts';
import { machineProblems } from './checks/machine.ts';
import { optionProblems, ruleProblems } from './checks/names.ts';
import { pathProblems } from './checks/paths.ts';
import { linksOf } from './markdown.ts';
import { documents, guides } from './project.ts';

it('sees the pages', () => {
  const paths = documents.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['README.md', 'docs/README.md', 'docs/contract.md']));
});

it('can be reached from the index: every page of docs/', () => {
  const linked = documents
    .filter(({ path }) => ['README.md', 'docs/README.md'].includes(path))
    .flatMap((page) => linksOf(page).map((link) => (page.path === 'README.md' ? link : `docs/${link}`)))
    .map((link) => link.split('#')[0]);
  const wanted = documents
    .map(({ path }) => path)
    .filter((path) => /^docs\/((reference|tutorials|explanations)\/)?[^/]+$/.test(path));
  expect(wanted.filter((path) => path !== 'docs/README.md' && !linked.includes(path))).toEqual([]);
});

describe.each(documents)('$path', (document) => {
  it('links to what is there', () => {
    expect(linkProblems(document)).toEqual([]);
  });

  it('names files and folders that are there', () => {
    expect(pathProblems(document)).toEqual([]);
  });

  it('names rules that there are', () => {
    expect(ruleProblems(document)).toEqual([]);
  });

  it('names no path of one machine', () => {
    expect(machineProblems(document)).toEqual([]);
  });
});

describe.each(guides)('$path', (document) => {
  it('has commands that the program understands', () => {
    expect(commandProblems(document)).toEqual([]);
  });

  it('names options that there are', () => {
    expect(optionProblems(document)).toEqual([]);
  });
});

it('README has 120 to 200 lines', () => {
  const lines =
    documents
      .find(({ path }) => path === 'README.md')
      ?.text.trimEnd()
      .split('\n') ?? [];
  expect(lines.length).toBeGreaterThanOrEqual(120);
  expect(lines.length).toBeLessThanOrEqual(200);
});
