import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { request } from 'undici';
import { loadResultFrom } from '../../contracts/results/load.ts';
import { findK6 } from '../../runner/k6/find.ts';
import { cli, folder, json, type Ended } from './cli.ts';
import { mockWithTarget } from './mock-server.ts';
import { formsOfToken } from './token-forms.ts';

const k6 = await findK6({ make: false }).catch(() => undefined);
if (k6 === undefined) console.warn('no k6 in K6_BIN, PATH or the cache: distributed runs are skipped');

const token = 'marked+Token/4711<&>end';
const collectorToken = 'collector-token-0815-4711';
const files = ['junit.xml', 'report.html', 'result.json', 'series.json', 'summary.md'];

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly fieldRef: { readonly fieldPath: string } };
}
interface TestRun {
  readonly spec: {
    readonly parallelism: number;
    readonly arguments: string;
    readonly script: { readonly configMap: { readonly file: string } };
    readonly initializer: { readonly env: readonly Variable[] };
    readonly runner: { readonly env: readonly Variable[] };
  };
}

describe.skipIf(k6 === undefined)('deploy and collect', { timeout: 120_000 }, () => {
  it('are one load run, when instances are started as k6-operator starts them', async () => {
    const mock = await mockWithTarget({ token });
    const out = await folder();
    const manifests = join(out, 'k8s');
    const words = ['--target', mock.file, '--rate', '60', '--duration', '3s', '--max-vus', '30'];
    const limit = ['--threshold', 'errors<1%', '--threshold', 'p95<9s'];
    const deployed = await cli([
      'deploy',
      'k8s',
      'steady',
      ...words,
      ...limit,
      '--instances',
      '3',
      '--out',
      manifests,
    ]);
    expect(deployed.code).toBe(0);
    const { spec } = parse(await readFile(join(manifests, '3-test-run.yaml'), 'utf8')) as TestRun;
    const { data } = parse(await readFile(join(manifests, '1-files.yaml'), 'utf8')) as {
      data: Record<string, string>;
    };
    const test = join(out, 'test');
    await mkdir(test);
    for (const [name, text] of Object.entries(data)) await writeFile(join(test, name), text);

    const archive = join(out, 'archived.tar');
    await initialise(spec, test, archive);
    const port = await freePort();
    const collecting = cli(
      [
        ...['collect', '--port', String(port), '--token-env', 'COLLECTOR_TOKEN', '--print-result', '--quiet'],
        ...['--run', join(manifests, 'files/run.json'), '--out', join(out, 'result')],
      ],
      { env: { COLLECTOR_TOKEN: collectorToken } },
    );
    const push = `http://127.0.0.1:${port}/push`;
    await untilItAnswers(push);
    const starts = await Promise.all([1, 2, 3].map((index) => startRunner(spec, index, test, push)));
    await Promise.all(starts.map(({ resume }) => resume()));
    const ended = await Promise.all(starts.map((start) => start.ended));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);

    const collected = await collecting;
    expect(collected.err).toBe('');
    expect(collected.code).toBe(0);
    expect((await readdir(join(out, 'result'))).sort()).toEqual(files);
    const result = loadResultFrom(await json(out, 'result', 'result.json'));
    expect(JSON.parse(collected.out.trim().split('\n').at(-1) ?? '')).toEqual(result);
    expect(result).toMatchObject({ scenario: 'steady', verdict: 'pass', generator: { vusMax: 30 } });
    expect(result.requests).toMatchObject({ planned: 180, violations: 0, duplicates: 0 });
    expect(result.requests.finished).toBeGreaterThanOrEqual(178);
    expect(result.requests.finished).toBe(mock.requests());
    expect(result.histogram.count).toBe(result.requests.finished);

    const written = await allTexts(out);
    for (const text of [
      ...written,
      deployed.out,
      deployed.err,
      collected.out,
      ...ended.map(({ err }) => err),
    ])
      for (const form of [...formsOfToken(token), collectorToken]) expect(text.includes(form)).toBe(false);
  });

  it('says what is wrong with a call, before anything listens', async () => {
    const unset = await cli(['collect', '--instances', '2', '--port', '0', '--out', await folder()]);
    expect([unset.code, unset.err]).toEqual([2, expect.stringContaining('TRIGGER_HARNESS_COLLECT_TOKEN')]);
    const env = { TRIGGER_HARNESS_COLLECT_TOKEN: collectorToken };
    const unknown = await cli(['collect', '--port', '0', '--out', await folder()], { env });
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('--instances N')]);
    const short = await cli(['collect', '--instances', '2'], {
      env: { TRIGGER_HARNESS_COLLECT_TOKEN: 'abc' },
    });
    expect([short.code, short.err]).toEqual([2, expect.stringContaining('fewer than 16')]);
    expect(short.err).not.toContain('abc');
  });

  it('is stopped by SIGINT with whole reports', async () => {
    const out = await folder();
    const words = ['collect', '--instances', '2', '--port', '0', '--out', out];
    const env = { TRIGGER_HARNESS_COLLECT_TOKEN: collectorToken };
    const ended = await cli(words, { env, signal: { name: 'SIGINT', when: /generators push to/ } });
    expect(ended.code).toBe(130);
    expect(ended.out).toMatch(/^INCOMPLETE {2}stopped before its time; 2 of 2 instances never pushed/);
    expect((await readdir(out)).sort()).toEqual(files);
  });
});

describe.skipIf(k6 === undefined)('load --instances', { timeout: 60_000 }, () => {
  it('is stopped by SIGINT as one: whole reports, no k6 left, the token nowhere', async () => {
    const mock = await mockWithTarget({ token });
    const out = await folder();
    const words = ['load', 'steady', '--target', mock.file, '--out', out, '--instances', '3'];
    const ended = await cli([...words, '--rate', '60', '--duration', '60s'], {
      signal: { name: 'SIGINT', when: /load [1-9]\d* %/ },
    });
    expect(ended.code).toBe(130);
    expect((await readdir(out)).sort()).toEqual(files);
    const result = loadResultFrom(await json(out, 'result.json'));
    expect(result).toMatchObject({ verdict: 'partial', generator: { instances: 3 } });
    expect(result.requests.finished).toBeGreaterThan(0);
    const before = mock.requests();
    await setTimeout(500);
    expect(mock.requests()).toBe(before);
    for (const text of [...(await allTexts(out)), ended.out, ended.err])
      for (const form of formsOfToken(token)) expect(text.includes(form)).toBe(false);
  });
});

/** As the operator's initializer does: reads the options from an archive that it makes, without the token. */
async function initialise(
  { arguments: text, script, initializer }: TestRun['spec'],
  test: string,
  archive: string,
): Promise<void> {
  const environment = initializer.env.flatMap(({ name, value }) => ['-e', `${name}=${value ?? ''}`]);
  // The operator leaves out what `k6 archive` does not know.
  const known = text.replace('--out experimental-prometheus-rw', '').trim().split(/ +/);
  const path = join(test, script.configMap.file);
  const archived = await run(['archive', path, ...environment, '-O', archive, ...known], {}).ended;
  expect([archived.code, archived.err]).toEqual([0, '']);
  const inspected = await run(['inspect', '--execution-requirements', archive], {}).ended;
  expect(JSON.parse(inspected.out)).toMatchObject({ maxVUs: 30 });
}

interface Runner {
  readonly ended: Promise<Ended>;
  readonly resume: () => Promise<void>;
}

/** As the operator starts an instance: paused, with its segment and its tags; then it is resumed by its REST interface. */
async function startRunner(
  spec: TestRun['spec'],
  index: number,
  test: string,
  push: string,
): Promise<Runner> {
  const port = await freePort();
  const { runner, parallelism, script } = spec;
  const part = (n: number): string => (n === 0 ? '0' : n === parallelism ? '1' : `${n}/${parallelism}`);
  const sequence = Array.from({ length: parallelism + 1 }, (_, n) => part(n)).join(',');
  const fields: Readonly<Record<string, string>> = {
    "metadata.labels['job-name']": `trigger-load-${index}`,
    'metadata.uid': `uid-${index}`,
  };
  const env = Object.fromEntries(
    runner.env.map(({ name, value, valueFrom }) => [
      name,
      name === 'K6_PROMETHEUS_RW_SERVER_URL'
        ? push
        : (value ?? fields[valueFrom?.fieldRef.fieldPath ?? ''] ?? ''),
    ]),
  );
  const words = [
    ...['run', '--quiet', `--execution-segment=${part(index - 1)}:${part(index)}`],
    ...[`--execution-segment-sequence=${sequence}`, ...spec.arguments.split(' ')],
    ...[join(test, script.configMap.file), `--address=127.0.0.1:${port}`, '--paused'],
    ...['--tag', `instance_id=${index}`, '--tag', 'testrun_name=trigger-load'],
  ];
  const { ended } = run(words, {
    ...env,
    ALTCRAFT_TOKEN: token,
    K6_PROMETHEUS_RW_BEARER_TOKEN: collectorToken,
  });
  const status = `http://127.0.0.1:${port}/v1/status`;
  await untilItAnswers(status);
  return {
    ended,
    resume: async () => {
      const body = JSON.stringify({ data: { type: 'status', id: 'default', attributes: { paused: false } } });
      const { statusCode, body: answer } = await request(status, { method: 'PATCH', body });
      await answer.dump();
      expect(statusCode).toBe(200);
    },
  };
}

function run(words: readonly string[], env: Readonly<Record<string, string>>): { ended: Promise<Ended> } {
  const child = spawn(k6?.path ?? '', words, {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return { ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err }))) };
}

async function untilItAnswers(url: string): Promise<void> {
  for (;;) {
    const answered = await request(url).then(
      ({ body }) => body.dump().then(() => true),
      () => false,
    );
    if (answered) return;
    await setTimeout(100);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function allTexts(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')),
  );
}
