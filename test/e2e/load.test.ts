import { chmod, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { loadResultFrom } from '../../contracts/results/load.ts';
import type { LoadResult } from '../../model/load-result.ts';
import { findK6 } from '../../runner/k6/find.ts';
import { cli, folder, json } from './cli.ts';
import { mockWithTarget } from './mock-server.ts';
import { formsOfToken } from './token-forms.ts';

const k6 = await findK6({ make: false }).catch(() => undefined);
if (k6 === undefined) console.warn('no k6 in K6_BIN, PATH or the cache: the load runs are skipped');

const token = 'marked+Token/4711<&>end';
const forms = formsOfToken(token);
const files = ['junit.xml', 'report.html', 'result.json', 'series.json', 'summary.md'];

describe.skipIf(k6 === undefined)('load', { timeout: 60_000 }, () => {
  it('passes on the unharmed mock, leaves every file, and the token in none', async () => {
    const mock = await mockWithTarget({ token });
    const out = await folder();
    const watch = watchProcesses(out);
    const words = ['load', 'steady', '--target', mock.file, '--out', out, '--rate', '50', '--duration', '3s'];
    const ended = await cli(words);
    const seen = await watch.stop();
    expect(ended.out).toMatch(/^PASS/);
    expect(ended.code).toBe(0);
    expect((await readdir(out)).sort()).toEqual(files);
    const result = await json<LoadResult>(out, 'result.json');
    const { planned, finished, violations } = loadResultFrom(result).requests;
    expect([planned, violations]).toEqual([150, 0]);
    expect(finished).toBeGreaterThanOrEqual(149);
    expect(mock.requests()).toBe(finished);
    // Command lines and temporary files of k6 were there to be seen, and did not hold the token.
    expect(seen.commands.some((line) => line.includes('load.js'))).toBe(true);
    expect(seen.files.some((text) => text.includes('$ALTCRAFT_TOKEN'))).toBe(true);
    const written = await Promise.all(files.map((name) => readFile(join(out, name), 'utf8')));
    for (const text of [...written, ...seen.commands, ...seen.files, ended.out, ended.err])
      for (const form of forms) expect(text.includes(form)).toBe(false);
  });

  it('fails where the target breaks a rule, and names it', async () => {
    const { file } = await mockWithTarget({ faults: ['peer-07-single-attachment-refused'] });
    const out = await folder();
    const words = ['load', 'steady', '--target', file, '--out', out, '--rate', '100', '--duration', '4s'];
    const ended = await cli(words);
    expect(ended.out).toMatch(/^FAIL {2}missed: violations==0/);
    expect(ended.code).toBe(1);
    const { errors, requests } = await json<LoadResult>(out, 'result.json');
    expect(requests.violations).toBeGreaterThan(0);
    expect(errors[0]?.kind).toMatch(/^violation:/);
  });

  it('stops at SIGINT with whole reports, and leaves no k6 behind', async () => {
    const { file } = await mockWithTarget();
    const out = await folder();
    const words = ['load', 'steady', '--target', file, '--out', out, '--rate', '50', '--duration', '60s'];
    const ended = await cli(words, { signal: { name: 'SIGINT', when: /load [1-9]\d* %/ } });
    expect(ended.code).toBe(130);
    expect((await readdir(out)).sort()).toEqual(files);
    const result = loadResultFrom(await json(out, 'result.json'));
    expect(result.verdict).toBe('partial');
    expect(result.requests.finished).toBeGreaterThan(0);
    expect(await commandLines(out)).toEqual([]);
  });

  it('ends with 3 where k6 itself ends, and keeps what was measured', async () => {
    const { file } = await mockWithTarget();
    const out = await folder();
    const dying = join(await folder(), 'k6');
    const run = `'${k6?.path ?? ''}' "$@" &\nsleep 4; kill -9 $!; wait $!`;
    await writeFile(dying, `#!/bin/sh\n[ "$1" = run ] || exec '${k6?.path ?? ''}' "$@"\n${run}\n`);
    await chmod(dying, 0o755);
    const words = ['load', 'steady', '--target', file, '--out', out, '--rate', '50', '--duration', '60s'];
    const ended = await cli(words, { env: { K6_BIN: dying } });
    expect(ended.out).toMatch(/^INCOMPLETE {2}k6 ended before its time/);
    expect(ended.code).toBe(3);
    const { requests } = await json<LoadResult>(out, 'result.json');
    expect(requests.finished).toBeGreaterThan(0);
    expect((await readdir(out)).sort()).toEqual(files);
  });

  it('refuses a run that is too short for k6', async () => {
    const { file } = await mockWithTarget();
    const ended = await cli([
      'load',
      'steady',
      '--target',
      file,
      '--out',
      await folder(),
      '--duration',
      '999ms',
    ]);
    expect(ended.err).toMatch(/a duration of 999 ms is not possible/);
    expect(ended.err).toMatch(/at least one second/);
    expect(ended.code).toBe(2);
  });
});

/** Command lines of all processes that name a folder, and what lies in the temporary folder of its run. */
function watchProcesses(out: string): { stop(): Promise<{ commands: string[]; files: string[] }> } {
  const commands = new Set<string>();
  const texts = new Set<string>();
  const stopped = new AbortController();
  const look = async (): Promise<void> => {
    for (const line of await commandLines(out)) commands.add(line);
    for (const name of await readdir(out).catch((): string[] => [])) {
      if (!name.startsWith('.load-')) continue;
      for (const file of await readdir(join(out, name)).catch((): string[] => []))
        texts.add(await readFile(join(out, name, file), 'utf8').catch(() => ''));
    }
  };
  const watched = (async () => {
    while (!stopped.signal.aborted) {
      await look();
      await setTimeout(200);
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await watched;
      return { commands: [...commands], files: [...texts] };
    },
  };
}

/** Command lines that hold a text or belong to a process that runs in that folder; none where the system does not tell. */
async function commandLines(text: string): Promise<string[]> {
  const ids = (await readdir('/proc').catch((): string[] => [])).filter((id) => /^\d+$/.test(id));
  const found: string[] = [];
  for (const id of ids) {
    const line = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    const at = await readlink(`/proc/${id}/cwd`).catch(() => '');
    if (line.includes(text) || at.startsWith(text)) found.push(line);
  }
  return found;
}
