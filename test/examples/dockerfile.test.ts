import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { expect, it } from 'vitest';
import { root } from '../e2e/cli.ts';

const text = readFileSync(join(root, 'Dockerfile'), 'utf8');

/** What is wrong with an image's recipe; hadolint, where it is at hand, looks at more. */
function problemsOf(recipe: string): string[] {
  const file = DockerfileParser.parse(recipe);
  const problems: string[] = [];
  const stages = file.getFROMs();
  const names = stages.map((from) => from.getBuildStage());
  for (const from of stages) {
    const tag = from.getImageTag();
    if (tag === null || tag === 'latest') problems.push(`${from.getImage() ?? ''} has no version`);
  }
  for (const copy of file.getCOPYs()) {
    const source = copy.getFromFlag()?.getValue();
    if (source !== undefined && source !== null && !names.includes(source))
      problems.push(`there is no stage ${source}`);
  }
  const last = stages.at(-1)?.getRange().start.line ?? 0;
  const users = file
    .getInstructions()
    .filter((one) => one.getKeyword() === 'USER' && one.getRange().start.line > last);
  const user = users.at(-1)?.getArgumentsContent() ?? 'root';
  if (!/^[1-9]\d*$/.test(user)) problems.push(`it runs as ${user}`);
  if (file.getENTRYPOINTs().some((one) => !one.getArgumentsContent()?.startsWith('[')))
    problems.push('signals go to a shell');
  return problems;
}

it('the image is of pinned parts and runs as nobody special', () => {
  expect(problemsOf(text)).toEqual([]);
  expect(DockerfileParser.parse(text).getFROMs().length).toBe(3);
});

it.each([
  ['an image without a version', 'FROM node\nUSER 1000', 'node has no version'],
  ['root', 'FROM node:22.1.0', 'it runs as root'],
  ['root in the last stage', 'FROM node:22.1.0 AS a\nUSER 1000\nFROM node:22.1.0', 'it runs as root'],
  ['a stage that is not there', 'FROM node:22.1.0\nCOPY --from=b /x /x\nUSER 1000', 'there is no stage b'],
  ['a shell around the program', 'FROM node:22.1.0\nUSER 1000\nENTRYPOINT node x', 'signals go to a shell'],
])('%s would be seen', (_, recipe, problem) => {
  expect(problemsOf(recipe)).toContain(problem);
});

it('has the k6 that this version is made for', () => {
  const pinned = readFileSync(join(root, 'runner/k6/engine/go.mod'), 'utf8');
  const version = /go\.k6\.io\/k6\/v2 v(\S+)/.exec(pinned)?.[1] ?? 'none';
  expect(text).toContain(`grafana/k6:${version} `);
});

it('gets the files that the build needs, and they are there', () => {
  const taken = readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => /^![^*]*$/.test(line))
    .map((line) => line.slice(1));
  expect(taken).toEqual(expect.arrayContaining(['cli', 'tools', 'package-lock.json', 'tsconfig.types.json']));
  expect(taken.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
