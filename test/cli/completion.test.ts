import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bashCompletion, zshCompletion } from '../../cli/completion/bash.ts';
import { fishCompletion } from '../../cli/completion/fish.ts';
import { treeOf } from '../../cli/completion/tree.ts';
import { programFor } from '../../cli/program.ts';

const program = programFor({
  environment: {},
  signal: new AbortController().signal,
  command: '',
  ended: () => undefined,
});
const tree = treeOf(program);
const bash = bashCompletion(tree);

/** What bash offers behind some words, the last of which is being typed. */
function offered(...words: string[]): string[] {
  const all = ['trigger-harness', ...words].map((word) => `'${word}'`).join(' ');
  const script = `${bash}\nCOMP_WORDS=(${all}); COMP_CWORD=${words.length}; _trigger_harness; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '');
}

describe('completion for bash', () => {
  it.each<[string[], string[]]>([
    [['con'], ['contract']],
    [['regress', 'com'], ['compare']],
    [['contract', '--strength', 'a'], ['all']],
    [['generate', '--format', 'p'], ['postman']],
    [
      ['contract', '--target', 'x.yaml', '--assets', ''],
      ['inline', 'split'],
    ],
    [['completion', 'f'], ['fish']],
    [['regress', 'record', '--base'], ['--baseline']],
    [['contract', '--target', ''], []],
  ])('offers behind %j: %j', (words, due) => {
    expect(offered(...words)).toEqual(due);
  });

  it('offers the options of a command, and no others', () => {
    const options = offered('mock', '--');
    expect(options).toEqual(expect.arrayContaining(['--port', '--faults', '--help', '--json']));
    expect(options).not.toContain('--strength');
  });
});

it('every command and option is in every completion', () => {
  expect(tree.length).toBeGreaterThan(15);
  for (const { path, options } of tree) {
    for (const { long } of options) {
      expect(bash).toContain(long);
      expect(fishCompletion(tree)).toContain(`-l ${long.slice(2)}`);
    }
    for (const word of path) expect(fishCompletion(tree)).toContain(word);
  }
  expect(zshCompletion(tree)).toContain('bashcompinit');
});

it.each([
  ['zsh', zshCompletion(tree)],
  ['fish', fishCompletion(tree)],
])('%s can read its script, where it is installed', (shell, script) => {
  expect(script.split('\n').length).toBeGreaterThan(30);
  const { error, status, stderr } = spawnSync(shell, ['-n'], { input: script, encoding: 'utf8' });
  if (error !== undefined) return console.warn(`${shell} is not installed: its completion is only looked at`);
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
