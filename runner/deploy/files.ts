import { readFile } from 'node:fs/promises';
import { corpusFile, type CorpusText } from '../../generators/corpus/corpus.ts';
import { corpusParts } from '../../generators/corpus/parts.ts';
import { collectedRunSchema, type CollectedRun } from '../../model/collected-run.ts';
import { instancePlaceholder, type LoadPlan } from '../../model/corpus.ts';
import { isConstant, peakOf } from '../../model/load-shape.ts';
import type { Target } from '../../model/target.ts';
import { round } from '../k6/receive/percentiles.ts';
import { pinnedVersion } from '../k6/version.ts';
import { askGuard } from '../load/allowed.ts';
import { checkLoad } from '../load/check.ts';
import { corpusFor } from '../load/corpus.ts';
import type { LoadOptions } from '../load/options.ts';
import { scenarioFile, scenarioScript } from '../load/script.ts';
import { planFor } from '../load/plan.ts';
import { scheduleFor } from '../load/shapes/shape.ts';
import { thresholdsOf } from '../load/thresholds.ts';

/** A run that is sent from other machines. */
export interface DeployedLoad extends Pick<
  LoadOptions,
  | 'scenario'
  | 'rate'
  | 'peak'
  | 'durationMs'
  | 'seed'
  | 'mix'
  | 'thresholds'
  | 'maxVus'
  | 'confirmed'
  | 'source'
  | 'scenarios'
> {
  /** Generators that share the load. */
  readonly instances: number;
  /** Different requests that are made beforehand, for all instances together. */
  readonly corpusSize: number;
}

/** What generators and the collector need, by file name; none of it holds the token. */
export interface DeployedFiles {
  /** The scenario, its plan, and a part of the corpus for each instance. */
  readonly generator: ReadonlyMap<string, string>;
  readonly run: CollectedRun;
}

/**
 * Makes the files of a run that is sent from other machines, after the safety guard has agreed to all of it together.
 *
 * @throws HarnessError if the call is wrong (2) or the guard refuses (4).
 */
export async function deployedFiles(target: Target, load: DeployedLoad): Promise<DeployedFiles> {
  const { instances } = load;
  const options: LoadOptions = { ...load, out: '', k6: { path: '', version: pinnedVersion } };
  checkLoad(options);
  thresholdsOf(load.thresholds);
  const schedule = scheduleFor(options);
  const { shape, requests } = schedule;
  askGuard(target, load.confirmed ?? [], undefined, { rate: peakOf(shape), requests });
  const script = await readFile(scenarioScript(load.scenarios), 'utf8');
  const corpus = await corpusFor(target, { ...options, corpusSize: load.corpusSize }, load.corpusSize);
  const plan: LoadPlan = {
    ...planFor(target, options, corpus, schedule),
    // Each start of each instance makes its own: manifests are applied more than once.
    runId: '',
    instances,
    corpus: `./corpus-${instancePlaceholder}.jsonl`,
    summary: null,
  };
  return { generator: generatorFiles(script, plan, corpus), run: runFacts(target, load, plan, corpus) };
}

function generatorFiles(script: string, plan: LoadPlan, corpus: CorpusText): Map<string, string> {
  const parts = corpusParts(corpus, plan.instances ?? 1);
  return new Map([
    [scenarioFile, script],
    ['plan.json', `${JSON.stringify(plan)}\n`],
    ...parts.map((part, i): [string, string] => [`corpus-${i + 1}.jsonl`, inAscii(corpusFile(part))]),
  ]);
}

function runFacts(target: Target, load: DeployedLoad, plan: LoadPlan, corpus: CorpusText): CollectedRun {
  const { scenario, shape, durationMs, timeoutMs, requests, vus } = plan;
  return {
    schema: collectedRunSchema,
    scenario,
    target: { name: target.name, platform: target.platform },
    rate: round((requests * 1000) / durationMs),
    ...(isConstant(shape) ? {} : { shape }),
    durationMs,
    timeoutMs,
    requests,
    vus,
    instances: load.instances,
    seed: load.seed,
    mix: load.mix,
    corpus: corpus.head.counts,
    thresholds: load.thresholds,
    k6: pinnedVersion,
  };
}

/** JSON says the same with escapes; YAML of version 1.1, which Kubernetes reads, takes some characters for line ends. */
function inAscii(json: string): string {
  return json.replaceAll(
    /[^\n\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
