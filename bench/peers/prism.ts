/**
 * Whether Prism tells valid requests from invalid ones by the document that `generate --format openapi` writes.
 *
 * npx tsx bench/peers/prism.ts [COUNT]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { openApiDocument, targetFrom } from '../../contracts/index.ts';
import { encodeRequest, planCases } from '../../generators/index.ts';
import { startMock } from '../../mock/index.ts';
import type { Case } from '../../model/case.ts';
import { exporters } from '../../runner/export/index.ts';
import { cacheFolder, step } from './cache.ts';

const version = '5.16.0';
const port = 18_490;
const url = `http://127.0.0.1:${port}`;
const count = Number(process.argv[2] ?? 400);

const folder = await cacheFolder(`prism-${version}`);
const program = join(folder, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js');
if (!existsSync(program)) {
  await step('npm', [
    ...['install', '--no-audit', '--no-fund', '--ignore-scripts'],
    ...['--prefix', folder, `@stoplight/prism-cli@${version}`],
  ]);
}

const mock = await startMock();
const target = targetFrom({ ...mock.targetFile(), baseUrl: url });
await mock.close();
const scratch = await mkdtemp(join(tmpdir(), 'bench-prism-'));
const [file] = exporters.openapi({ target, seed: 1, cases: () => [] });
const documents = {
  'as generated': [...(file?.text ?? [])].join(''),
  'any value that the page allows': JSON.stringify(openApiDocument(target, { version: '1', idents: [] })),
};

try {
  for (const [name, text] of Object.entries(documents)) await tryWith(name, text);
} finally {
  await rm(scratch, { recursive: true });
}

async function tryWith(name: string, text: string): Promise<void> {
  const document = join(scratch, 'openapi.json');
  await writeFile(document, text);
  const prism = spawn(process.execPath, [program, 'mock', '--errors', '-p', String(port), document], {
    stdio: 'ignore',
  });
  try {
    await listening();
    for (const kind of ['valid', 'invalid'] as const) {
      const answers = await sent(kind);
      const taken = answers.filter((status) => status === 200).length;
      console.log(`${name}: ${answers.length} ${kind}, ${taken} taken, ${answers.length - taken} refused`);
    }
  } finally {
    prism.kill();
    await once(prism, 'close');
  }
}

async function listening(): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const up = await request(url).then(
      ({ body }) => body.dump().then(() => true),
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('Prism did not start');
}

async function sent(kind: Case['kind']): Promise<number[]> {
  const statuses: number[] = [];
  for (const testCase of planCases(target, { seed: 1, strength: 2 }).cases()) {
    if (statuses.length === count) break;
    if (!canBeTold(testCase, kind)) continue;
    const { method, headers, body } = encodeRequest(testCase.request, target, 'sent');
    const { statusCode, body: answer } = await request(`${url}/api/v1.1/campaigns/triggers/start/`, {
      method: method as 'POST',
      headers,
      ...(body && { body }),
    });
    await answer.dump();
    statuses.push(statusCode);
  }
  return statuses;
}

/** Rules on what a request says by itself; whether a token, campaign or field is the account's no document tells. */
function canBeTold(
  { kind, space, request: { encoding, wire }, rules: [rule] }: Case,
  wanted: Case['kind'],
): boolean {
  const isPlain = space === 'launch' && encoding === 'json' && Object.keys(wire).length === 0;
  const ofAccount = ['token.valid', 'id.unknown', 'id.inactive', 'custom.unknown-field'].includes(rule);
  return isPlain && kind === wanted && !ofAccount;
}
