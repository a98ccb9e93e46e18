import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accountOf } from './account.ts';
import { cacheFolder, step } from './cache.ts';
import { measured } from './measured.ts';
import { expected, type Expected } from './oracle.ts';
import { payloads } from './payloads.ts';
import { NotAvailable, type Peer } from './peer.ts';

const version = '8.0.1';
const count = 500;

/** Hurl with one file of payloads, each with the assertions that the oracle chose for it. */
export const hurl: Peer = {
  name: 'hurl',
  setUp: `${count} payloads given, own assertions`,
  install,
  run: async (site, { seconds }) => {
    const account = accountOf(site.target);
    const bodies = payloads(site.target, count);
    const file = join(site.folder, 'launch.hurl');
    const entries = bodies.map((body, index) =>
      entryOf(body.replaceAll(account.token, '{{token}}'), index, expected(JSON.parse(body), account)),
    );
    await writeFile(file, entries.join('\n'));
    const ended = await measured({
      command: await found(),
      args: [
        ...['--test', '--continue-on-error', '--no-color', '--variable', `url=${site.url}`],
        ...['--secret', `token=${account.token}`, '--report-json', join(site.folder, 'report'), file],
      ],
      cwd: site.folder,
      seconds,
    });
    const failures = await failuresIn(join(site.folder, 'report', 'report.json'));
    const kinds = [...new Set(failures.map(({ message }) => message))];
    const sizes = failures.map(
      ({ entry }) => Object.keys(JSON.parse(bodies[entry] ?? '{}') as object).length,
    );
    return {
      process: ended,
      written: [join(site.folder, 'report')],
      reading: {
        cases: count,
        failed: ended.code === 4,
        failures: kinds,
        detail: failures.length === 0 ? '' : `${failures.length} failures: ${kinds.slice(0, 4).join('; ')}`,
        parameters: sizes.length === 0 ? undefined : Math.min(...sizes),
      },
    };
  },
};

async function install(): Promise<string> {
  const own = await ownPath();
  if (!existsSync(own) && !(await isOnPath())) {
    await step('cargo', [
      'install',
      'hurl',
      '--version',
      version,
      '--locked',
      '--root',
      await cacheFolder(`hurl-${version}`),
    ]);
  }
  return (await step(await found(), ['--version'])).split(' ')[1] ?? version;
}

const ownPath = async (): Promise<string> => join(await cacheFolder(`hurl-${version}`), 'bin', 'hurl');

async function isOnPath(): Promise<boolean> {
  return step('hurl', ['--version']).then(
    () => true,
    () => false,
  );
}

async function found(): Promise<string> {
  const own = await ownPath();
  if (existsSync(own)) return own;
  if (await isOnPath()) return 'hurl';
  throw new NotAvailable('hurl is neither on PATH nor could it be built');
}

function entryOf(body: string, index: number, what: Expected): string {
  const others = body.replaceAll('{{token}}', '');
  // What looks like a template of Hurl's would be filled in.
  const isTemplate = others.includes('{{');
  const verdict = { accept: ['jsonpath "$.error" == 0'], reject: ['jsonpath "$.error" != 0'], either: [] }[
    what
  ];
  return [
    'POST {{url}}/api/v1.1/campaigns/triggers/start/',
    'Content-Type: application/json',
    `Request-ID: hurl-${index}`,
    isTemplate ? `base64,${Buffer.from(body).toString('base64')};` : body,
    'HTTP *',
    '[Asserts]',
    'status < 500',
    'header "Content-Type" startsWith "application/json"',
    'jsonpath "$.data" exists',
    'jsonpath "$.error" isInteger',
    'jsonpath "$.error_text" isString',
    'jsonpath "$.error_text" != ""',
    ...verdict,
    '',
  ].join('\n');
}

interface JsonRun {
  readonly entries: readonly {
    readonly asserts?: readonly {
      readonly success: boolean;
      readonly message?: string;
      readonly line?: number;
    }[];
  }[];
}

async function failuresIn(path: string): Promise<{ entry: number; message: string }[]> {
  if (!existsSync(path)) return [];
  const runs = JSON.parse(await readFile(path, 'utf8')) as readonly JsonRun[];
  return runs.flatMap(({ entries }) =>
    entries.flatMap(({ asserts = [] }, entry) =>
      asserts
        .filter(({ success }) => !success)
        .map(({ message }) => ({ entry, message: assertion(message) })),
    ),
  );
}

/** The assertion that failed: Hurl's message quotes it under its heading. */
const assertion = (message = 'failed'): string =>
  /^\s*\d+ \|\s?(.*\S)/m.exec(message)?.[1] ?? message.slice(0, 120);
