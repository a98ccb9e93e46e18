import { join } from 'node:path';
import { exitCodes } from '../../model/errors.ts';
import { deployedFiles } from '../../runner/deploy/files.ts';
import { placeOf, sizeOf } from '../../runner/deploy/k8s/files.ts';
import { k8sManifests } from '../../runner/deploy/k8s/manifests.ts';
import type { K8sSettings } from '../../runner/deploy/k8s/settings.ts';
import { stepsFor, stepsPage, type Step } from '../../runner/deploy/k8s/steps.ts';
import type { LoadOptions } from '../../runner/load/options.ts';
import { prepareFolder, writeWhole } from '../../runner/output.ts';
import { readTarget } from '../../runner/target-file.ts';
import { heading, type Context } from '../context.ts';
import { outFolder } from '../folder.ts';

export interface DeployCommandOptions {
  readonly target: string;
  readonly confirm: readonly string[];
  readonly out?: string;
  readonly seed: number;
  readonly rate: number;
  readonly peak?: number;
  readonly duration: number;
  readonly maxVus?: number;
  readonly mix: LoadOptions['mix'];
  readonly threshold?: readonly string[];
  readonly instances: number;
  readonly corpusSize: number;
  readonly name: string;
  readonly namespace?: string;
  readonly collectorImage: string;
  readonly cpu: string;
  readonly memory: string;
  readonly separate?: boolean;
  readonly storageClass?: string;
}

/** Writes the manifests that run a scenario on several machines, and says what to do with them; starts nothing. */
export async function deploy(
  options: DeployCommandOptions,
  context: Context,
  _place: string,
  scenario: string,
): Promise<number> {
  const { terminal } = context;
  const target = await readTarget(options.target, context.environment);
  const made = await deployedFiles(target, {
    ...options,
    scenario: scenario as LoadOptions['scenario'],
    durationMs: options.duration,
    thresholds: options.threshold ?? [],
    confirmed: options.confirm,
  });
  const folder = await outFolder(options.out, 'deploy');
  heading(terminal, ['deploy k8s', scenario, target.name, `${options.instances} instances`]);
  const settings: K8sSettings = { ...options, separate: options.separate === true };
  const place = placeOf(made.generator);
  const steps = stepsFor(settings, folder, place);
  const manifests = k8sManifests(settings, made);
  for (const [name, text] of manifests) terminal.say(await writeWhole(folder, name, text));
  await writeWhole(folder, 'README.md', stepsPage(steps));
  const files = join(folder, 'files');
  await prepareFolder(files);
  for (const [name, text] of made.generator) await writeWhole(files, name, text);
  await writeWhole(files, 'run.json', `${JSON.stringify(made.run, null, 2)}\n`);
  if (place === 'volumeClaim') {
    const size = (sizeOf(made.generator) / 2 ** 20).toFixed(1);
    terminal.say(
      `\nThe files have ${size} MiB, more than the 1 MiB of a ConfigMap: they go onto a volume that all nodes can read (ReadWriteMany).`,
    );
  }
  terminal.say(asText(steps));
  terminal.emit({ out: folder, manifests: [...manifests.keys()], place });
  return exitCodes.ok;
}

function asText(steps: readonly Step[]): string {
  return steps
    .map(
      ({ title, commands }, i) => `\n${i + 1}. ${title}:\n${commands.map((line) => `   ${line}`).join('\n')}`,
    )
    .join('\n');
}
