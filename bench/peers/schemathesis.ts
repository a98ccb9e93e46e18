import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exporters } from '../../runner/export/index.ts';
import { packageRoot } from '../../runner/package-root.ts';
import { accountOf } from './account.ts';
import { cacheFolder, step } from './cache.ts';
import { measured } from './measured.ts';
import type { Peer, Ran } from './peer.ts';
import type { Site } from './site.ts';

const version = '4.32.5';
const files = join(packageRoot(), 'bench', 'peers', 'schemathesis');

interface JsonReport {
  readonly test_cases: { readonly generated: number };
  readonly failures: readonly { readonly code: string; readonly title: string }[];
}

interface SetUp {
  readonly document: (site: Site) => Promise<string> | string;
  readonly args: readonly string[];
  readonly env: (site: Site) => Record<string, string>;
}

const asItComes: SetUp = { document: kept('plain.openapi.json'), args: [], env: () => ({}) };

const withHook: SetUp = {
  document: kept('flat.openapi.json'),
  args: [
    ...[
      '--checks',
      'not_a_server_error,response_schema_conformance,content_type_conformance,verdict_in_envelope',
    ],
    ...['--max-examples', '320'],
  ],
  env: ({ target }) => ({
    SCHEMATHESIS_HOOKS: join(files, 'hook.py'),
    PEERS_ACCOUNT: JSON.stringify(accountOf(target)),
  }),
};

/** The document that `generate --format openapi` writes; the token is in none of ours and is put in here. */
const withGenerated: SetUp = {
  ...withHook,
  document: ({ target }) => {
    const [file] = exporters.openapi({ target, seed: 1, cases: () => [] });
    const document = JSON.parse([...(file?.text ?? [])].join('')) as {
      components: { schemas: { Token: object } };
    };
    document.components.schemas.Token = { type: 'string', enum: [target.token] };
    return JSON.stringify(document);
  },
};

/** A document of ours, with the token where it is due. */
function kept(name: string): SetUp['document'] {
  return async ({ target }) =>
    (await readFile(join(files, name), 'utf8')).replaceAll('{{token}}', target.token);
}

const peer = (name: string, setUp: string, how: SetUp): Peer => ({
  name,
  setUp,
  install,
  run: (site, { seconds }) => run(how, site, seconds),
});

/** Schemathesis with a document as a reader of the page would write it. */
export const schemathesisDefault = peer('schemathesis', 'default, the page as OpenAPI', asItComes);

/** Schemathesis with what it takes to judge this API: a check that reads envelopes, an alternative for each mode. */
export const schemathesisHook = peer('schemathesis-hook', 'own check, flat oneOf, 320 examples', withHook);

/** The same check with the document that this harness writes. */
export const schemathesisGenerated = peer(
  'schemathesis-generated',
  'own check, generate --format openapi, 320 examples',
  withGenerated,
);

async function install(): Promise<string> {
  const folder = await cacheFolder(`schemathesis-${version}`);
  if (!existsSync(join(folder, 'bin', 'st'))) {
    await step('python3', ['-m', 'venv', folder]);
    await step(join(folder, 'bin', 'pip'), ['install', '--quiet', `schemathesis==${version}`]);
  }
  return version;
}

async function run(how: SetUp, site: Site, seconds: number): Promise<Ran> {
  const document = join(site.folder, 'openapi.json');
  await writeFile(document, await how.document(site));
  const reports = join(site.folder, 'reports');
  const asked = ['--report', 'json,junit', '--report-dir', reports];
  const fixed = ['--seed', '1', '--generation-database', 'none', '--no-color'];
  const ended = await measured({
    command: join(await cacheFolder(`schemathesis-${version}`), 'bin', 'st'),
    args: ['run', document, '--url', site.url, ...fixed, ...asked, ...how.args],
    cwd: site.folder,
    env: { PYTHONDONTWRITEBYTECODE: '1', ...how.env(site) },
    seconds,
  });
  const { test_cases, failures } = await reportIn(reports);
  const kinds = failures.map(({ code, title }) => `${code} ${title}`);
  const said = kinds.concat(messagesIn(ended.output));
  return {
    process: ended,
    written: [reports],
    reading: {
      cases: test_cases.generated,
      failed: ended.code === 1 && failures.length > 0,
      failures: said,
      detail: ended.timedOut ? 'time limit' : said.join('; '),
      parameters: parametersIn(ended.output),
    },
  };
}

async function reportIn(folder: string): Promise<JsonReport> {
  const name = (await readdir(folder).catch(() => [])).find((file) => file.endsWith('.json'));
  if (name === undefined) return { test_cases: { generated: 0 }, failures: [] };
  return JSON.parse(await readFile(join(folder, name), 'utf8')) as JsonReport;
}

/** The line under each failure's heading. */
function messagesIn(output: string): string[] {
  return [...output.matchAll(/^- ST\d+ .*\n\n {4}(.*)$/gm)].map(([, message = '']) => message);
}

/** Parameters in the smallest body of the curl lines that it prints. */
function parametersIn(output: string): number | undefined {
  const counts = [...output.matchAll(/curl -X POST .* -d '(\{.*\})' http/g)].flatMap(([, body = '']) => {
    try {
      return [Object.keys(JSON.parse(body.replaceAll("'\\''", "'")) as object).length];
    } catch {
      return [];
    }
  });
  return counts.length === 0 ? undefined : Math.min(...counts);
}
