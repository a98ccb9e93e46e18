// Packs the package, looks at what is in it, installs it in an empty folder, and uses it there as its users do.
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

/** Files that the program does not work without, where it was installed. */
const needed = [
  'bin/trigger-harness.js',
  'dist/cli/main.js',
  'dist/index.js',
  'dist/making.js',
  'dist/mock.js',
  'dist/types/runner/index.d.ts',
  'dist/THIRD-PARTY.txt',
  'LICENSE',
  'README.md',
  'runner/export/script.k6.js',
  'runner/k6/engine/go.mod',
  'runner/k6/engine/go.sum',
  'schemas/target.schema.json',
];
/** What is of no use to anybody there. */
const unwanted = /\.map$|^(test|bench|tools|docs|node_modules|out|\.)|(?<!\.d)\.ts$/;

const consumer = `import { exitCodes, HarnessError, readTarget, runContract, type ContractResult } from 'trigger-harness';
import { startMock } from 'trigger-harness/mock';

const mock = await startMock();
const target = await readTarget('target.yaml', { ALTCRAFT_TOKEN: 'x' }).catch((error: unknown) => {
  if (error instanceof HarnessError && error.exitCode === exitCodes.callAtFault) return undefined;
  throw error;
});
const result: ContractResult | undefined =
  target && (await runContract(target, { out: '.', rules: (id) => id === 'token.required' })).result;
console.log(mock.requests, result?.verdict);
`;
const script = `import { mkdir } from 'node:fs/promises';
import { runContract, targetFrom } from 'trigger-harness';
import { startMock } from 'trigger-harness/mock';
const mock = await startMock();
await mkdir('library');
const { result } = await runContract(targetFrom(mock.targetFile()), { out: 'library', rules: (id) => id === 'token.required' });
await mock.close();
console.log(result.verdict, result.counts.cases > 10);
`;

const scratch = await mkdtemp(join(tmpdir(), 'trigger-harness-package-'));
const problems = [];
try {
  await run(process.execPath, [join(root, 'tools', 'types.mjs')]);
  const packed = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch], {
    cwd: root,
  });
  const [{ filename, files, size }] = JSON.parse(packed.stdout);
  const names = files.map(({ path }) => path);
  problems.push(...needed.filter((name) => !names.includes(name)).map((name) => `${name} is missing`));
  problems.push(
    ...names.filter((name) => unwanted.test(name)).map((name) => `${name} does not belong there`),
  );

  const tarball = join(scratch, filename);
  const text = await readFile(tarball);
  const { messages, pkg } = await publint({ pack: { tarball: text.buffer } });
  problems.push(...messages.map((message) => `publint: ${formatMessage(message, pkg)}`));

  const place = join(scratch, 'empty');
  await mkdir(place);
  await writeFile(join(place, 'package.json'), '{ "private": true, "type": "module" }\n');
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball], {
    cwd: place,
  });
  const installed = (await readdir(join(place, 'node_modules'))).filter((name) => !name.startsWith('.'));
  if (installed.join() !== 'trigger-harness')
    problems.push(`more was installed than the package: ${installed.join(', ')}`);
  problems.push(...(await usesIn(place)));
  console.log(`package: ${names.length} files, ${Math.round(size / 1024)} kB, ${problems.length} problems`);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/** Runs the command and the library where the package was installed; what did not work. */
async function usesIn(place) {
  const found = [];
  const harness = (...words) =>
    run('npx', ['--no-install', 'trigger-harness', ...words], {
      cwd: place,
      env: { ...process.env, NO_COLOR: '1' },
    });
  const mock = spawn('npx', ['--no-install', 'trigger-harness', 'mock', '--target-file', 'mock.yaml'], {
    cwd: place,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise((resolve, reject) => {
      mock.stdout.on('data', (chunk) => `${chunk}`.includes('target file') && resolve());
      mock.once('close', () => reject(new Error('the mock did not start')));
    });
    const { stdout } = await harness(
      'contract',
      '--target',
      'mock.yaml',
      '--rules',
      'token.*',
      '--strength',
      '1',
    );
    if (!stdout.startsWith('PASS')) found.push(`contract said: ${stdout}`);
    const cases = await harness(
      'generate',
      '--target',
      'mock.yaml',
      '--rules',
      'token.*',
      '--format',
      'k6',
      '--out',
      'k6',
    );
    if (!cases.stderr.includes('script.js')) found.push('generate wrote no script for k6');
  } catch (error) {
    found.push(`the command does not work: ${error.message}`);
  } finally {
    process.kill(-mock.pid);
  }
  await writeFile(join(place, 'use.mjs'), script);
  const used = await run(process.execPath, ['use.mjs'], { cwd: place }).catch((error) => error);
  if (used.stdout !== 'pass true\n') found.push(`the library does not work: ${used.message ?? used.stdout}`);

  await writeFile(join(place, 'consumer.ts'), consumer);
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023'];
  const types = ['--typeRoots', join(root, 'node_modules', '@types'), '--types', 'node'];
  const typed = await run(process.execPath, [tsc, ...options, ...types, 'consumer.ts'], { cwd: place }).catch(
    (error) => error,
  );
  if (typed.stdout !== '') found.push(`the types do not fit: ${typed.stdout}`);
  return found;
}
