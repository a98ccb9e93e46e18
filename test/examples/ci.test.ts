import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { misread } from '../documents/program.ts';
import { commandsIn, harnessWords } from '../documents/shell.ts';
import { folder, root } from '../e2e/cli.ts';
import { mockWithTarget } from '../e2e/mock-server.ts';

const run = promisify(execFile);

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const text = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

/** The shell texts of a system's example. */
const scripts: Readonly<Record<string, readonly string[]>> = {
  github: Object.values(
    (parse(text('examples/ci/github/trigger-contract.yml')) as { jobs: Record<string, { steps: Step[] }> })
      .jobs,
  ).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
  gitlab: Object.values(
    parse(text('examples/ci/gitlab/.gitlab-ci.yml')) as Record<string, { script?: string[] }>,
  ).flatMap(({ script }) => script ?? []),
  jenkins: [...text('examples/ci/jenkins/Jenkinsfile').matchAll(/sh (?:'''([^]*?)'''|'([^']*)')/g)].map(
    ([, long, short]) => long ?? short ?? '',
  ),
};

/** As a job would see them. */
const filledIn = (script: string): string =>
  script.replace(/\$(CI_NODE_INDEX|SHARD)\/(\$CI_NODE_TOTAL|3)/, '1/3').replace(/"\$SHARD"/, '1/3');

function commandsOf(system: string): (readonly string[])[] {
  const lines = scripts[system]!.flatMap((script) => filledIn(script).split('\n'));
  return commandsIn(lines)
    .map(harnessWords)
    .filter((words) => words !== undefined);
}

describe.each(Object.keys(scripts))('the example for %s', (system) => {
  it('has commands that the program understands', () => {
    const commands = commandsOf(system);
    expect(commands.map(([name]) => name)).toEqual(expect.arrayContaining(['contract', 'report', 'load']));
    expect(commands.map((words) => misread(words))).toEqual(commands.map(() => undefined));
  });

  it('keeps the rate of all shards together, and what k6 was made of', () => {
    expect(scripts[system]!.find((script) => script.includes('--shard'))).toContain('--rate 3');
    expect(scripts[system]!.find((script) => script.includes('--shard'))).toContain('|| [ $? -eq 1 ]');
  });
});

it('a command that is wrong would be seen', () => {
  expect(misread(['contract', '--target', 'x.yaml', '--shrad', '1/3'])).toContain('--shard');
});

describe('the action', () => {
  const action = parse(text('action.yml')) as {
    inputs: Record<string, { default?: string }>;
    runs: { steps: (Step & { id?: string; name?: string })[] };
  };
  const step = action.runs.steps.find(({ id }) => id === 'run')!;

  /** Runs the step as the runner would, with the inputs given. */
  async function act(inputs: Record<string, string>) {
    const place = await folder();
    const given = {
      ...Object.fromEntries(
        Object.entries(action.inputs).map(([name, { default: value }]) => [name, value ?? '']),
      ),
      ...inputs,
    };
    const filled = Object.fromEntries(
      Object.entries(step.env!).map(([name, value]) => [
        name,
        value.replace(/\$\{\{ inputs\.(\w+) \}\}/, (_, input: string) => given[input]!),
      ]),
    );
    const files = { GITHUB_OUTPUT: join(place, 'output'), GITHUB_STEP_SUMMARY: join(place, 'summary') };
    for (const file of Object.values(files)) writeFileSync(file, '');
    const ended = await run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run!], {
      cwd: place,
      env: { ...process.env, ...filled, ...files, GITHUB_ACTION_PATH: root },
    }).then(
      ({ stdout }) => ({ stdout, code: 0 }),
      (error: unknown) => error as { stdout: string; code: number },
    );
    const read = (name: keyof typeof files): string => readFileSync(files[name], 'utf8');
    return {
      stdout: ended.stdout,
      code: ended.code,
      place,
      summary: read('GITHUB_STEP_SUMMARY'),
      output: read('GITHUB_OUTPUT'),
    };
  }

  it('hands every input to the step', () => {
    const used = Object.values(step.env!).map((value) => /inputs\.(\w+)/.exec(value)?.[1]);
    expect(used.sort()).toEqual(Object.keys(action.inputs).sort());
    expect(step.run).not.toContain('${{');
  });

  it('leaves annotations, a summary and reports, and fails as the run does', async () => {
    const { file } = await mockWithTarget({
      token: 'token-of-a-test',
      faults: ['peer-01-missing-token-accepted'],
    });
    const ended = await act({ target: file, token: 'token-of-a-test', rules: 'token.*', strength: '1' });
    expect(ended.stdout).toContain('::error title=token.required::');
    expect(ended.code).toBe(1);
    expect(ended.summary).toContain('FAIL');
    expect(ended.output).toBe('out=trigger-contract\n');
    expect(existsSync(join(ended.place, 'trigger-contract', 'junit.xml'))).toBe(true);
  });

  it('takes an input for a value and never for a command', async () => {
    const { file } = await mockWithTarget();
    const ended = await act({
      target: file,
      token: 't"$(touch owned)`touch owned`',
      rules: 'token.*$(touch owned)',
    });
    expect(ended.code).toBe(2);
    expect(existsSync(join(ended.place, 'owned'))).toBe(false);
  });
});
