import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { corpusPieces, type CorpusText } from '../../generators/corpus/corpus.ts';
import { corpusParts } from '../../generators/corpus/parts.ts';
import { instancePlaceholder, type LoadPlan } from '../../model/corpus.ts';

/** The temporary folder of a run, which only its owner reads. */
export interface Workdir {
  readonly folder: string;
  readonly planPath: string;
  readonly plan: LoadPlan;
  /** Whether the corpus is so large that memory counts more than time. */
  readonly large: boolean;
  remove(): Promise<void>;
}

/** In chunks, or in requests where each is a chunk of its own. */
const manyChunks = 100_000;

/** Writes the corpus (a part for each instance) and the plan of a run into a temporary folder under `out`; neither holds the token. */
export async function makeWorkdir(
  out: string,
  corpus: CorpusText,
  plan: Omit<LoadPlan, 'corpus' | 'summary'>,
  withSummary: boolean,
): Promise<Workdir> {
  await mkdir(out, { recursive: true });
  const folder = await mkdtemp(join(resolve(out), '.load-'));
  const whole: LoadPlan = {
    ...plan,
    corpus: join(folder, `corpus-${instancePlaceholder}.jsonl`),
    summary: withSummary ? join(folder, 'summary.json') : null,
  };
  const planPath = join(folder, 'plan.json');
  for (const [i, part] of corpusParts(corpus, plan.instances ?? 1).entries())
    await writeFile(join(folder, `corpus-${i + 1}.jsonl`), corpusPieces(part), { mode: 0o600 });
  await writeFile(planPath, JSON.stringify(whole), { mode: 0o600 });
  return {
    folder,
    planPath,
    plan: whole,
    large: corpus.chunks.length > manyChunks,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
