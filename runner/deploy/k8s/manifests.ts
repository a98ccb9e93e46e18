import type { DeployedFiles } from '../files.ts';
import { collectorManifests } from './collector.ts';
import { filesManifests, placeOf } from './files.ts';
import { metadata, type K8sSettings, type Manifest } from './settings.ts';
import { testRun } from './test-run.ts';
import { yamlOf } from './yaml.ts';

/** The manifests of a run by file name, in the order in which they are to be applied. */
export function k8sManifests(settings: K8sSettings, { generator, run }: DeployedFiles): Map<string, string> {
  const { namespace } = settings;
  const files = new Map<string, readonly Manifest[]>();
  if (namespace !== undefined) {
    const { labels } = metadata(settings, namespace);
    files.set('0-namespace.yaml', [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } },
    ]);
  }
  files.set('1-files.yaml', filesManifests(settings, generator));
  files.set('2-collector.yaml', collectorManifests(settings, run));
  files.set('3-test-run.yaml', [testRun(settings, run.instances, placeOf(generator))]);
  return new Map([...files].map(([name, manifests]) => [name, yamlOf(manifests)]));
}
