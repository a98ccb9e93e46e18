import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import type { ContractResult, Violation } from '../../model/contract-result.ts';
import { packageRoot } from '../../runner/package-root.ts';
import { measured } from './measured.ts';
import type { Peer, Reading } from './peer.ts';
import type { Site } from './site.ts';

/** This harness, as a user runs it: `contract` at its default strength, from dist/. */
export const harness: Peer = {
  name: 'trigger-harness',
  setUp: 'contract, default strength',
  install: async () => {
    const { version } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as {
      version: string;
    };
    return version;
  },
  run: async (site, { seconds }) => {
    const out = join(site.folder, 'out');
    const command = [join(packageRoot(), 'bin', 'trigger-harness.js'), 'contract'];
    const ended = await measured({
      command: process.execPath,
      args: [...command, '--target', site.targetFile, '--out', out, '--quiet', '--no-color'],
      cwd: site.folder,
      seconds,
    });
    if (!existsSync(join(out, 'result.json')))
      throw new Error(ended.timedOut ? 'no result before the time limit' : ended.output.slice(-300));
    const result = JSON.parse(await readFile(join(out, 'result.json'), 'utf8')) as ContractResult;
    return { process: ended, reading: readingOf(result, site), written: [out] };
  },
};

function readingOf({ counts, verdict, violations }: ContractResult, { fault }: Site): Reading {
  const causes = violations.map(
    ({ rule, minimal, cases }) => `${rule} (${minimal.parameters.join(', ')}) × ${cases}`,
  );
  const named = violations.find(({ rule }) => rule === fault?.rule);
  const smallest = named ?? violations[0];
  return {
    cases: counts.cases,
    failed: verdict === 'fail',
    failures: violations.map(({ rule }) => rule),
    detail: causes.slice(0, 4).join('; ') || verdict,
    parameters: smallest && parametersIn(smallest),
    ...(fault && {
      named: named !== undefined,
      minimal: named !== undefined && sameSet(named.minimal.parameters, fault.parameters),
    }),
  };
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join() === [...other].sort().join();

/** Parameters in the request that is printed, those included that every request must have. */
function parametersIn({ minimal: { body } }: Violation): number | undefined {
  try {
    return body.startsWith('<') ? childrenOfRoot(body) : Object.keys(JSON.parse(body) as object).length;
  } catch {
    return undefined;
  }
}

function childrenOfRoot(xml: string): number {
  const parser = new SaxesParser();
  const names = new Set<string>();
  let depth = 0;
  parser.on('opentag', ({ name }) => {
    if (++depth === 2) names.add(name);
  });
  parser.on('closetag', () => depth--);
  parser.write(xml).close();
  return names.size;
}
