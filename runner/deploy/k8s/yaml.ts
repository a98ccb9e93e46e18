import { stringify } from 'yaml';
import type { Manifest } from './settings.ts';

/** Manifests as one YAML file. Kubernetes reads version 1.1, in which an unquoted `no` or `on` is no text. */
export function yamlOf(manifests: readonly Manifest[]): string {
  return manifests
    .map((one) => stringify(one, { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false }))
    .join('---\n');
}
