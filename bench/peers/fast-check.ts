import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { packageRoot } from '../../runner/package-root.ts';
import { accountOf } from './account.ts';
import type { Outcome } from './fast-check/property.ts';
import { measured } from './measured.ts';
import type { Peer } from './peer.ts';

const runs = 5000;
const connections = 8;

/** A bare property over undici, as somebody writes it who has no harness. */
export const fastCheck: Peer = {
  name: 'fast-check',
  setUp: `own model and oracle, ${runs} runs, ${connections} connections`,
  install: () => {
    const { version } = createRequire(import.meta.url)('fast-check/package.json') as { version: string };
    return Promise.resolve(version);
  },
  run: async (site, { seconds }) => {
    const script = join(site.folder, 'property.cjs');
    await build({
      entryPoints: [join(packageRoot(), 'bench', 'peers', 'fast-check', 'property.ts')],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
    });
    const settings = join(site.folder, 'settings.json');
    const milliseconds = Math.max(1000, (seconds - 2) * 1000);
    const { url, target } = site;
    await writeFile(
      settings,
      JSON.stringify({ url, account: accountOf(target), runs, connections, milliseconds }),
    );
    const ended = await measured({
      command: process.execPath,
      args: [script, settings],
      cwd: site.folder,
      seconds,
    });
    const outcome = JSON.parse(ended.output.trim().split('\n').at(-1) ?? '') as Outcome;
    return {
      process: ended,
      written: [],
      reading: {
        ...outcome,
        failed: outcome.failures.length > 0,
        detail: outcome.failures.join('; '),
      },
    };
  },
};
