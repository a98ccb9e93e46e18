/**
 * Requests a second of the load scenario against a bare k6 script that posts one constant body to the same server,
 * in turns. Run: `npx tsx bench/k6/run.ts [rounds] [seconds]`; prints a row for each set-up, and the ratio.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { corpusFile, makeCorpus, type CorpusText } from '../../generators/corpus/corpus.ts';
import { fieldsPerLine, separator } from '../../model/corpus.ts';
import { encodeRequest, sampleCases } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import type { Target } from '../../model/target.ts';
import { targetFrom } from '../../contracts/index.ts';
import { startMock } from '../../mock/index.ts';
import { cpuSeconds } from '../../runner/k6/cpu.ts';
import { k6Environment } from '../../runner/k6/environment.ts';
import { findK6 } from '../../runner/k6/find.ts';
import { startK6 } from '../../runner/k6/process.ts';
import { startReceiver } from '../../runner/k6/receive/receiver.ts';
import { packageRoot } from '../../runner/package-root.ts';
import { scenarioPlugins } from '../../scenarios/build.mjs';

interface Figures {
  readonly rps: number;
  /** Microseconds of CPU a request. */
  readonly cpu: number;
  readonly violations: number;
}

const rounds = Number(process.argv[2] ?? 3);
const seconds = Number(process.argv[3] ?? 5);

const folder = await mkdtemp(join(tmpdir(), 'bench-k6-'));
const k6 = await findK6({ onNote: console.error });
const server = fork(join(packageRoot(), 'bench', 'k6', 'server.ts'), {
  execArgv: process.execArgv,
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
});
const receiver = await startReceiver();
try {
  const [port] = (await once(server.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  const url = `http://127.0.0.1:${String(port).trim()}`;
  const body = await prepare(await targetAt(url), url);
  const ways: readonly (readonly [string, () => Promise<Figures>])[] = [
    ['bare k6', () => bare(url, body, {})],
    ['bare k6, GOGC=400', () => bare(url, body, { GOGC: '400' })],
    ['scenario', () => scenario()],
  ];
  const all = new Map<string, Figures[]>(ways.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, way] of ways) all.get(name)?.push(await way());
  }
  print(all);
} finally {
  server.kill();
  await receiver.close();
  await rm(folder, { recursive: true, force: true });
}

/** The mock's own target file, moved to the bench's server. */
async function targetAt(url: string): Promise<Target> {
  const mock = await startMock();
  const data = mock.targetFile();
  await mock.close();
  return targetFrom(JSON.parse(JSON.stringify(data).replaceAll(mock.url, url)));
}

/** Writes corpus, plan and bundle; gives a body of the corpus as long as its mean. */
async function prepare(target: Target, url: string): Promise<string> {
  // The server answers in JSON and takes everything.
  const isJson = (one: Case): boolean => one.space === 'launch' && one.request.encoding === 'json';
  const corpus = makeCorpus(
    target,
    { sampleCases, encodeRequest },
    {
      seed: 1,
      mix: { accept: 100, reject: 0 },
      expectationOf: (one) =>
        isJson(one) && one.expects === 'accept' ? { expects: 'accept', rule: one.rules[0] } : undefined,
    },
  );
  await writeFile(join(folder, 'corpus.jsonl'), corpusFile(corpus));
  const plan = {
    scenario: 'closed',
    shape: [{ durationMs: seconds * 1000, from: 1000, to: 1000 }],
    durationMs: seconds * 1000,
    warmUpMs: 0,
    timeoutMs: 10_000,
    // The closed loop has no plan to go beyond.
    requests: Number.MAX_SAFE_INTEGER,
    vus: 20,
    runId: 'bench',
    hosts: [new URL(url).host],
    waived: [],
    corpus: join(folder, 'corpus.jsonl'),
    summary: join(folder, 'summary.json'),
  };
  await writeFile(join(folder, 'plan.json'), JSON.stringify(plan));
  await build({
    entryPoints: [join(packageRoot(), 'bench', 'k6', 'closed.ts')],
    outfile: join(folder, 'closed.js'),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
    external: ['k6', 'k6/*'],
    plugins: scenarioPlugins,
  });
  return typicalBody(corpus);
}

function typicalBody({ chunks }: CorpusText): string {
  const bodies = chunks.flatMap((chunk) =>
    chunk.split(separator).filter((_, index) => index % fieldsPerLine === fieldsPerLine - 1),
  );
  const mean = bodies.reduce((sum, body) => sum + body.length, 0) / bodies.length;
  const nonAscii = bodies.filter((body) => Buffer.byteLength(body) > body.length).length;
  console.log(
    `${bodies.length} bodies of ${Math.round(mean)} characters on average, ${nonAscii} with other than ASCII`,
  );
  const distance = (body: string): number => Math.abs(body.length - mean);
  return bodies.reduce((best, body) => (distance(body) < distance(best) ? body : best));
}

function bare(url: string, body: string, gc: Record<string, string>): Promise<Figures> {
  const env = k6Environment(process.env, folder, {
    URL: `${url}/api/v1.1/campaigns/triggers/start/`,
    BODY: body,
    DURATION: `${seconds}s`,
    SUMMARY: join(folder, 'summary.json'),
  });
  return measure(['run', '--quiet', join(packageRoot(), 'bench', 'k6', 'bare.ts')], {
    ...env,
    GOGC: '100',
    ...gc,
  });
}

function scenario(): Promise<Figures> {
  const env = k6Environment(process.env, folder, {
    TRIGGER_HARNESS_PLAN: join(folder, 'plan.json'),
    ALTCRAFT_TOKEN: 'bench-token',
    K6_PROMETHEUS_RW_SERVER_URL: receiver.urlFor('bench'),
    K6_PROMETHEUS_RW_PUSH_INTERVAL: '500ms',
    K6_PROMETHEUS_RW_TREND_AS_NATIVE_HISTOGRAM: 'true',
  });
  return measure(['run', '--quiet', '--out', 'experimental-prometheus-rw', join(folder, 'closed.js')], env);
}

async function measure(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Figures> {
  const lines: string[] = [];
  const engine = startK6({ path: k6.path, args, env, cwd: folder, onLine: (line) => void lines.push(line) });
  let cpu = 0;
  const poll = setInterval(() => (cpu = cpuSeconds(engine.pid) ?? cpu), 50);
  const { code } = await engine.ended;
  clearInterval(poll);
  if (code !== 0) throw new Error(`k6 ended with ${String(code)}:\n${lines.slice(-5).join('\n')}`);
  const metrics = JSON.parse(await readFile(join(folder, 'summary.json'), 'utf8')) as Record<
    string,
    { values: { count?: number; rate?: number } } | undefined
  >;
  const count = metrics['http_reqs']?.values.count ?? 0;
  const wrong = ['trigger_violations', 'trigger_exceptions', 'trigger_failures'];
  const violations = wrong.reduce((sum, name) => sum + (metrics[name]?.values.count ?? 0), 0);
  return { rps: count / seconds, cpu: (cpu * 1e6) / count, violations };
}

function print(all: ReadonlyMap<string, readonly Figures[]>): void {
  const median = (values: readonly number[]): number =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
  const rows = [...all].map(([name, figures]) => ({
    name,
    rps: median(figures.map(({ rps }) => rps)),
    cpu: median(figures.map(({ cpu }) => cpu)),
    wrong: figures.reduce((sum, { violations }) => sum + violations, 0),
  }));
  const base = rows[0];
  for (const { name, rps, cpu, wrong } of rows) {
    console.log(
      `${name.padEnd(20)} ${rps.toFixed(0).padStart(7)} requests/s  ${cpu.toFixed(1).padStart(6)} µs CPU a request  ` +
        `ratio ${(rps / (base?.rps ?? NaN)).toFixed(2)}  CPU ${(cpu / (base?.cpu ?? NaN)).toFixed(2)}  wrong ${wrong}`,
    );
  }
}
