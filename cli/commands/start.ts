import { join } from 'node:path';
import { exitCodes, HarnessError } from '../../model/errors.ts';
import { readTarget } from '../../runner/target-file.ts';
import type { Assets } from '../../reports/split.ts';
import type { Context } from '../context.ts';
import { embeddedMock } from '../embedded-mock.ts';
import { outFolder } from '../folder.ts';
import { contract } from './contract.ts';
import { exitOf, k6For, loadInto } from './load.ts';

export interface StartCommandOptions {
  readonly out?: string;
  readonly seed: number;
  readonly rate: number;
  readonly duration: number;
  readonly assets?: Assets;
}

/** The main job once, on the embedded mock: the contract suite, a short load, the reports. */
export async function start(options: StartCommandOptions, context: Context): Promise<number> {
  const { terminal } = context;
  const folder = await outFolder(options.out, 'start');
  const mock = await embeddedMock();
  try {
    const contractExit = await runContract(mock.targetFile, join(folder, 'contract'), options, context);
    if (context.signal.aborted) return contractExit;
    const loadExit = await runLoad(mock.targetFile, join(folder, 'load'), options, context);
    terminal.say(
      `\nReports: ${join(folder, 'contract', 'report.html')}\n         ${join(folder, 'load', 'report.html')}`,
    );
    return contractExit === exitCodes.ok ? loadExit : contractExit;
  } finally {
    await mock.close();
  }
}

function runContract(
  target: string,
  out: string,
  { seed, assets }: StartCommandOptions,
  context: Context,
): Promise<number> {
  return contract(
    {
      target,
      out,
      seed,
      confirm: [],
      strength: '2',
      concurrency: 8,
      timeout: 10_000,
      ...(assets && { assets }),
    },
    context,
  );
}

async function runLoad(
  targetFile: string,
  asked: string,
  options: StartCommandOptions,
  context: Context,
): Promise<number> {
  const { terminal, environment, signal } = context;
  const { seed, rate, duration, assets } = options;
  terminal.say();
  try {
    const k6 = await k6For(context);
    const target = await readTarget(targetFile, environment);
    const out = await outFolder(asked, 'load');
    const asLoad = {
      target: targetFile,
      out,
      confirm: [],
      seed,
      mix: { accept: 95, reject: 5 },
      ...(assets && { assets }),
    };
    return exitOf(
      await loadInto(out, target, k6, { scenario: 'steady', rate, durationMs: duration }, asLoad, context),
      signal,
    );
  } catch (error) {
    if (!(error instanceof HarnessError) || error.code !== 'k6.not-found') throw error;
    terminal.say(`${terminal.style('yellow', 'The load part was left out:')} ${error.message}`);
    if (error.fix !== undefined) terminal.say(`  → ${error.fix}`);
    return exitCodes.runNotMade;
  }
}
