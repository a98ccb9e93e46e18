import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deployedFiles } from '../../../runner/deploy/files.ts';
import { k8sManifests } from '../../../runner/deploy/k8s/manifests.ts';
import type { K8sSettings } from '../../../runner/deploy/k8s/settings.ts';
import { stepsFor, stepsPage } from '../../../runner/deploy/k8s/steps.ts';
import { readTarget } from '../../../runner/target-file.ts';

const folder = join(import.meta.dirname, '../../../examples/k8s');

/** What `deploy` writes for the example; without the files themselves, which the command makes anew. */
async function rendered(): Promise<Map<string, string>> {
  const target = await readTarget(join(folder, 'target.yaml'), { ALTCRAFT_TOKEN: 'set-but-not-used' });
  const settings: K8sSettings = {
    name: 'trigger-load',
    namespace: 'load',
    collectorImage: 'registry.example.com/trigger-harness:0.1.0',
    cpu: '2',
    memory: '2Gi',
    separate: true,
  };
  const made = await deployedFiles(target, {
    scenario: 'steady',
    rate: 2000,
    durationMs: 600_000,
    seed: 1,
    mix: { accept: 95, reject: 5 },
    thresholds: ['p95<300ms', 'errors<0.1%'],
    instances: 4,
    corpusSize: 400,
    confirmed: ['sandbox.example.com'],
  });
  const manifests = k8sManifests(settings, made);
  manifests.delete('1-files.yaml');
  return new Map([
    ...manifests,
    ['README.md', introduction + stepsPage(stepsFor(settings, 'examples/k8s', 'configMap'))],
  ]);
}

const introduction = `These manifests are what this command writes, without \`1-files.yaml\` (the scenario and its requests), which it makes anew:

\`\`\`sh
export ALTCRAFT_TOKEN=…
npx trigger-harness deploy k8s steady --target examples/k8s/target.yaml --confirm sandbox.example.com --rate 2000 --duration 10m \\
  --threshold 'p95<300ms' --threshold 'errors<0.1%' --instances 4 --cpu 2 --memory 2Gi --separate --namespace load \\
  --collector-image registry.example.com/trigger-harness:0.1.0 --out examples/k8s
\`\`\`

`;

describe('the example of manifests', () => {
  it('is what the program writes', async () => {
    for (const [name, text] of await rendered()) {
      const path = join(folder, name);
      if (process.env['UPDATE_GOLDEN'] === '1') {
        await mkdir(folder, { recursive: true });
        await writeFile(path, text);
      }
      expect(await readFile(path, 'utf8'), name).toBe(text);
    }
  });
});
