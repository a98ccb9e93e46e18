// Lints the workflows that we ship with actionlint, built by Go from pinned sources; where that cannot be had, says so and passes.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { starterWorkflow } from '../cli/starter/workflow.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const version = '1.7.12';

/** Uses the action of this project, rightly and wrongly. */
const usesAction = (inputs: string): string => `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: ./
        with: { ${inputs} }
`;
const workflows: Readonly<Record<string, string>> = {
  'starter.yml': starterWorkflow,
  'uses-action.yml': usesAction('token: "x", confirm: sandbox.example.com'),
};
/** Each has one mistake, which must be found: a linter that sees nothing passes everything. */
const planted: Readonly<Record<string, string>> = {
  'planted-input.yml': usesAction('token: "x", tokn: "y"'),
  'planted-missing-input.yml': usesAction('confirm: sandbox.example.com'),
  'planted-expression.yml': starterWorkflow.replace('secrets.ALTCRAFT_TOKEN', 'secret.ALTCRAFT_TOKEN'),
};

const program = await actionlint().catch((error: unknown) => {
  console.log(
    `workflows: not linted, because actionlint cannot be had: ${String(error).split('\n')[0] ?? ''}`,
  );
  return undefined;
});
if (program !== undefined) await check(program);

async function check(lint: string): Promise<void> {
  const project = await mkdtemp(join(tmpdir(), 'trigger-harness-workflows-'));
  try {
    const folder = join(project, '.github', 'workflows');
    await mkdir(folder, { recursive: true });
    // What it takes for the root of a project, so that it finds the action.
    await mkdir(join(project, '.git'));
    await copyFile(join(root, 'action.yml'), join(project, 'action.yml'));
    await cp(join(root, 'examples', 'ci', 'github'), folder, { recursive: true });
    for (const [name, text] of Object.entries({ ...workflows, ...planted }))
      await writeFile(join(folder, name), text);
    const names = await readdir(folder);
    let failed = false;
    for (const name of names) {
      const found = await lintOf(lint, project, join(folder, name));
      const isPlanted = name in planted;
      if (isPlanted === (found === '')) {
        failed = true;
        console.error(isPlanted ? `${name}: its mistake was not seen` : found);
      }
    }
    console.log(
      `workflows: ${names.length - Object.keys(planted).length} linted, ${failed ? 'with problems' : 'no problem'}`,
    );
    process.exitCode = failed ? 1 : 0;
  } finally {
    await rm(project, { recursive: true });
  }
}

async function lintOf(lint: string, cwd: string, file: string): Promise<string> {
  return run(lint, ['-no-color', '-shellcheck=', '-pyflakes=', file], { cwd }).then(
    () => '',
    (error: unknown) => {
      const { stdout = '', message } = error as { stdout?: string; message: string };
      return stdout === '' ? message : stdout;
    },
  );
}

async function actionlint(): Promise<string> {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const kept = join(cache, 'trigger-harness', 'actionlint', version);
  const program = join(kept, 'actionlint');
  if (existsSync(program)) return program;
  const scratch = await mkdtemp(join(tmpdir(), 'trigger-harness-actionlint-'));
  try {
    for (const file of ['go.mod', 'go.sum'])
      await copyFile(join(import.meta.dirname, 'actionlint', file), join(scratch, file));
    const env = { ...process.env, GOWORK: 'off', CGO_ENABLED: '0' };
    const args = ['build', '-mod=mod', '-trimpath', '-o', join(scratch, 'actionlint')];
    await run('go', [...args, 'github.com/rhysd/actionlint/cmd/actionlint'], {
      cwd: scratch,
      env,
      timeout: 600_000,
    });
    await mkdir(kept, { recursive: true });
    // Another place on the disk cannot be renamed to.
    await copyFile(join(scratch, 'actionlint'), `${program}.new`);
    await rename(`${program}.new`, program);
    return program;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
