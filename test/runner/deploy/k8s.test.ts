import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { collectedRunFrom } from '../../../contracts/index.ts';
import { HarnessError } from '../../../model/errors.ts';
import { deployedFiles, type DeployedFiles, type DeployedLoad } from '../../../runner/deploy/files.ts';
import { mostConfigMapBytes } from '../../../runner/deploy/k8s/files.ts';
import { k8sManifests } from '../../../runner/deploy/k8s/manifests.ts';
import type { K8sSettings, Manifest } from '../../../runner/deploy/k8s/settings.ts';
import { stepsFor } from '../../../runner/deploy/k8s/steps.ts';
import { secretToken, smallTarget } from '../../generators/corpus/__target.ts';
import { knownSource } from '../load/__server.ts';

const url = 'http://127.0.0.1:8080';
const settings: K8sSettings = {
  name: 'spring',
  namespace: 'no',
  collectorImage: 'registry.example.com/trigger-harness:1',
  cpu: '2',
  memory: '1Gi',
  separate: true,
};
const load: DeployedLoad = {
  scenario: 'steady',
  rate: 300,
  durationMs: 10_000,
  seed: 1,
  mix: { accept: 90, reject: 10 },
  thresholds: ['p95<300ms'],
  instances: 3,
  corpusSize: 200,
  source: knownSource,
};

let files: DeployedFiles;
beforeAll(async () => {
  files = await deployedFiles(smallTarget(url), load);
});

/** Read as Kubernetes does: YAML 1.1, in which `no` is false. */
function read(manifests: ReadonlyMap<string, string>): Map<string, Manifest> {
  const all = [...manifests.values()].flatMap((text) => parseAllDocuments(text, { version: '1.1' }));
  return new Map(
    all.map((document) => {
      expect(document.errors).toEqual([]);
      const one = document.toJS() as Manifest & { kind: string; metadata: { name: string } };
      return [`${one.kind}/${one.metadata.name}`, one];
    }),
  );
}

/** The operator's own schema, with everything that it does not name forbidden: the cluster would only drop it. */
async function testRunSchema(): Promise<object> {
  const path = join(import.meta.dirname, '../../fixtures/k6-operator/testrun.schema.json');
  const closed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(closed);
    if (typeof value !== 'object' || value === null) return value;
    const copy: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(value)) copy[key] = closed(part);
    // Kubernetes knows what is in metadata itself.
    if (typeof copy['properties'] === 'object' && copy['additionalProperties'] === undefined)
      copy['additionalProperties'] = false;
    return copy;
  };
  const schema = closed(JSON.parse(await readFile(path, 'utf8'))) as { properties: Record<string, unknown> };
  schema.properties['metadata'] = { type: 'object' };
  return schema;
}

const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  formats: { int32: true, int64: true, 'date-time': true },
});
const validate = ajv.compile(await testRunSchema());

function problemsOf(manifest: unknown): string[] {
  validate(manifest);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message ?? ''}`);
}

describe('manifests for k6-operator', () => {
  it('fit the schema of the operator', () => {
    const run = read(k8sManifests(settings, files)).get('TestRun/spring');
    expect(run).toMatchObject({ apiVersion: 'k6.io/v1alpha1', spec: { parallelism: 3, separate: true } });
    expect(problemsOf(run)).toEqual([]);
    const wrong = structuredClone(run) as { spec: Record<string, unknown> };
    wrong.spec['parallelism'] = '3';
    wrong.spec['paralelism'] = 3;
    (wrong.spec['runner'] as Record<string, unknown>)['resources'] = { limit: {} };
    expect(problemsOf(wrong).length).toBe(3);
  });

  it('name what there is: files, services, secrets', () => {
    const all = read(k8sManifests(settings, files));
    expect([...all.keys()]).toEqual([
      'Namespace/no',
      'ConfigMap/spring-files',
      'ConfigMap/spring-run',
      'Service/spring-collector',
      'Job/spring-collector',
      'TestRun/spring',
    ]);
    for (const [name, { metadata }] of all)
      if (!name.startsWith('Namespace/')) expect(metadata).toMatchObject({ namespace: 'no' });
    const { data } = all.get('ConfigMap/spring-files') as { data: Record<string, string> };
    expect(Object.keys(data)).toEqual([
      'load.js',
      'plan.json',
      'corpus-1.jsonl',
      'corpus-2.jsonl',
      'corpus-3.jsonl',
    ]);
    const { spec } = all.get('TestRun/spring') as { spec: { runner: Manifest; script: Manifest } };
    expect(spec.script).toEqual({ configMap: { name: 'spring-files', file: 'load.js' } });
    expect(spec.runner).toMatchObject({
      image: 'grafana/k6:2.2.0',
      envFrom: [{ secretRef: { name: 'spring-token' } }, { secretRef: { name: 'spring-collector-token' } }],
    });
    const facts = all.get('ConfigMap/spring-run') as { data: Record<string, string> };
    expect(collectedRunFrom(JSON.parse(facts.data['run.json'] ?? ''))).toEqual(files.run);
  });

  it('hold files as they are, in characters that YAML 1.1 leaves alone', async () => {
    const odd = {
      ...knownSource,
      encodeRequest: (...[request, target, shown]: Parameters<typeof knownSource.encodeRequest>) => ({
        ...knownSource.encodeRequest(request, target, shown),
        body: new TextEncoder().encode(
          '{"token":"$ALTCRAFT_TOKEN","x":"\u0085\u2028\u{1f600}\u00e9 # : - no"}',
        ),
      }),
    };
    const made = await deployedFiles(smallTarget(url), { ...load, source: odd });
    const manifests = k8sManifests(settings, made);
    for (const text of manifests.values()) expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    const { data } = read(manifests).get('ConfigMap/spring-files') as { data: Record<string, string> };
    expect(data).toEqual(Object.fromEntries(made.generator));
    expect(JSON.parse((data['corpus-1.jsonl'] ?? '').split('\n')[1] ?? '')).toContain(
      '\u0085\u2028\u{1f600}\u00e9',
    );
  });

  it('give each instance its part of the requests, and leave none out', async () => {
    const lines = (name: string): string[] => (files.generator.get(name) ?? '').trim().split('\n').slice(1);
    const parts = [1, 2, 3].map((n) => lines(`corpus-${n}.jsonl`));
    const one = await deployedFiles(smallTarget(url), { ...load, instances: 1 });
    const all = (one.generator.get('corpus-1.jsonl') ?? '').trim().split('\n').slice(1);
    expect(parts.flat().sort()).toEqual(all.sort());
    expect(parts.map(({ length }) => length)).toEqual([4, 3, 3]);
  });

  it('are the same bytes for the same seed', async () => {
    const again = await deployedFiles(smallTarget(url), load);
    expect(k8sManifests(settings, again)).toEqual(k8sManifests(settings, files));
  });

  it('put files on a volume where a ConfigMap cannot take them', () => {
    const large = new Map([...files.generator, ['corpus-1.jsonl', 'x'.repeat(mostConfigMapBytes)]]);
    const all = read(k8sManifests({ ...settings, storageClass: 'shared' }, { ...files, generator: large }));
    expect(all.has('ConfigMap/spring-files')).toBe(false);
    expect(all.get('PersistentVolumeClaim/spring-files')).toMatchObject({
      spec: { accessModes: ['ReadWriteMany'], storageClassName: 'shared' },
    });
    expect(all.get('TestRun/spring')).toMatchObject({
      spec: { script: { volumeClaim: { name: 'spring-files', file: 'load.js' } } },
    });
    const commands = stepsFor(settings, 'k8s', 'volumeClaim').flatMap((step) => step.commands);
    expect(commands).toContain('kubectl -n no cp k8s/files/. spring-files:/test');
  });

  it('hold no secret, and no command that is told shows one', () => {
    const commands = stepsFor(settings, 'k8s', 'configMap').flatMap((step) => step.commands);
    const text = [...k8sManifests(settings, files).values(), ...files.generator.values(), ...commands].join(
      '\n',
    );
    expect(text).not.toContain(secretToken);
    expect(text).not.toContain('from-literal');
    expect(commands[1]).toMatch(/^printf %s "\$ALTCRAFT_TOKEN" \| kubectl .*ALTCRAFT_TOKEN=\/dev\/stdin$/);
    const { spec } = read(k8sManifests(settings, files)).get('TestRun/spring') as {
      spec: Record<'runner' | 'initializer', { env: { name: string }[]; envFrom?: unknown }>;
    };
    expect(spec.runner.env.map(({ name }) => name)).not.toContain('ALTCRAFT_TOKEN');
    expect(spec.initializer.envFrom).toBeUndefined();
  });

  it('are not made where the guard refuses the sum of all instances', async () => {
    const refused = async (more: Partial<DeployedLoad>, safety: object): Promise<unknown> =>
      deployedFiles(smallTarget('https://sandbox.example.com', { safety }), { ...load, ...more }).catch(
        (error: unknown) => (error instanceof HarnessError ? [error.exitCode, error.code] : error),
      );
    const allow = { allow: ['sandbox.example.com'], maxRate: 300, maxRequests: 3000, everybody: false };
    const confirmed = ['sandbox.example.com'];
    expect(await refused({}, allow)).toEqual([4, 'guard.not-confirmed']);
    expect(await refused({ confirmed }, { ...allow, maxRate: 299 })).toEqual([4, 'guard.rate']);
    expect(await refused({ confirmed }, { ...allow, maxRequests: 2999 })).toEqual([4, 'guard.requests']);
    expect(await refused({ confirmed }, allow)).toMatchObject({ run: { rate: 300, instances: 3 } });
  });
});
