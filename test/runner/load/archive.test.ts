import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { makeCorpus } from '../../../generators/corpus/corpus.ts';
import { k6Environment } from '../../../runner/k6/environment.ts';
import { findK6 } from '../../../runner/k6/find.ts';
import { planFor } from '../../../runner/load/plan.ts';
import { makeWorkdir } from '../../../runner/load/workdir.ts';
import { buildScenarios } from '../../../scenarios/build.mjs';
import { secretToken, smallTarget } from '../../generators/corpus/__target.ts';
import { knownSource } from './__server.ts';

const k6 = await findK6({ make: false }).catch(() => undefined);
const mix = { accept: 90, reject: 10 };

it.skipIf(k6 === undefined)(
  'an archive that k6 makes of a run holds the requests, and not the token',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'archive-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await buildScenarios(folder);
    const target = smallTarget();
    const corpus = makeCorpus(target, knownSource, { seed: 1, size: 100, mix });
    const plan = planFor(
      target,
      {
        scenario: 'steady',
        rate: 1,
        durationMs: 1000,
        seed: 1,
        mix,
        thresholds: [],
        out: folder,
        k6: { path: '', version: '' },
      },
      corpus,
    );
    const { planPath } = await makeWorkdir(folder, corpus, plan, false);
    const archive = join(folder, 'archive.tar');
    const options = ['--include-system-env-vars', '--exclude-env-vars', '-O', archive];
    await promisify(execFile)(k6?.path ?? '', ['archive', ...options, join(folder, 'load.js')], {
      env: k6Environment(process.env, folder, {
        TRIGGER_HARNESS_PLAN: planPath,
        ALTCRAFT_TOKEN: secretToken,
      }),
    });
    const text = await readFile(archive, 'latin1');
    expect(text).toContain('$ALTCRAFT_TOKEN');
    expect(text).not.toContain(secretToken);
    expect(text).not.toContain(JSON.stringify(secretToken).slice(1, -1));
  },
);
