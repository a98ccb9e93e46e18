import type { CollectedRun } from '../../../model/collected-run.ts';
import { configMap } from './files.ts';
import {
  collectorPort,
  collectorTokenVariable,
  containerRights,
  metadata,
  namesOf,
  podRights,
  type K8sSettings,
  type Manifest,
} from './settings.ts';

/** The user `node` of Node's images. */
const nodeUser = 1000;

/** The collector as a Job with its Service and what it must know of the run; it prints the result at its end. */
export function collectorManifests(settings: K8sSettings, run: CollectedRun): Manifest[] {
  const { collector: name, run: facts } = namesOf(settings);
  const selector = { app: name };
  return [
    configMap(settings, facts, new Map([['run.json', `${JSON.stringify(run, null, 2)}\n`]])),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: metadata(settings, name),
      spec: { selector, ports: [{ name: 'push', port: collectorPort, targetPort: 'push' }] },
    },
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: metadata(settings, name),
      spec: {
        // What was measured is not measured again by a second try.
        backoffLimit: 0,
        template: {
          metadata: { labels: selector },
          spec: {
            restartPolicy: 'Never',
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            securityContext: podRights(nodeUser),
            containers: [container(settings)],
            volumes: [
              { name: 'run', configMap: { name: facts } },
              { name: 'results', emptyDir: {} },
            ],
          },
        },
      },
    },
  ];
}

function container(settings: K8sSettings): Manifest {
  const { collectorToken } = namesOf(settings);
  return {
    name: 'collector',
    image: settings.collectorImage,
    args: [
      'collect',
      '--host',
      '0.0.0.0',
      '--port',
      String(collectorPort),
      '--token-env',
      collectorTokenVariable,
      '--run',
      '/run/trigger-harness/run.json',
      '--out',
      '/results',
      '--quiet',
      '--print-result',
    ],
    envFrom: [{ secretRef: { name: collectorToken } }],
    ports: [{ name: 'push', containerPort: collectorPort }],
    readinessProbe: { tcpSocket: { port: 'push' }, periodSeconds: 2 },
    volumeMounts: [
      { name: 'run', mountPath: '/run/trigger-harness', readOnly: true },
      { name: 'results', mountPath: '/results' },
    ],
    securityContext: containerRights,
    resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { memory: '512Mi' } },
  };
}
