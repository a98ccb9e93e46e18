import { scenarioVariables } from '../../../model/corpus.ts';
import { tokenVariable } from '../../../model/secrets.ts';
import { scenarioFile } from '../../load/script.ts';
import { k6User, type FilesPlace } from './files.ts';
import {
  collectorPort,
  containerRights,
  k6Image,
  metadata,
  namesOf,
  podRights,
  type K8sSettings,
  type Manifest,
} from './settings.ts';

/** What k6 is called with: no sample is kept in memory, and what is measured goes to the collector. */
const k6Arguments =
  '--out experimental-prometheus-rw --no-thresholds --summary-mode=disabled --log-format json';

/** The TestRun of k6-operator: it gives each instance its execution segment, and starts all at once. */
export function testRun(settings: K8sSettings, instances: number, place: FilesPlace): Manifest {
  const { files } = namesOf(settings);
  return {
    apiVersion: 'k6.io/v1alpha1',
    kind: 'TestRun',
    metadata: metadata(settings, settings.name),
    spec: {
      parallelism: instances,
      ...(settings.separate ? { separate: true } : {}),
      script: { [place]: { name: files, file: scenarioFile } },
      arguments: k6Arguments,
      initializer: initializer(settings),
      starter: { automountServiceAccountToken: 'false' },
      runner: runner(settings),
    },
  };
}

/**
 * The pod in which the operator reads the scenario's options, with made-up values: it archives the scenario, and puts
 * what it knows of the environment on a command line and into that archive.
 */
function initializer(settings: K8sSettings): Manifest {
  return {
    ...pod(settings),
    env: [
      { name: scenarioVariables.plan, value: './plan.json' },
      { name: scenarioVariables.instance, value: '1' },
      { name: scenarioVariables.run, value: 'initializer' },
      { name: tokenVariable, value: 'none' },
      ...offline,
    ],
    // k6 writes the archive there.
    volumes: [{ name: 'tmp', emptyDir: {} }],
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  };
}

const offline = [
  { name: 'K6_NO_USAGE_REPORT', value: 'true' },
  { name: 'K6_AUTO_EXTENSION_RESOLUTION', value: 'false' },
];

function runner(settings: K8sSettings): Manifest {
  const { collector, token, collectorToken } = namesOf(settings);
  return {
    ...pod(settings),
    // Secrets come by envFrom alone: the operator writes values of env into commands.
    envFrom: [{ secretRef: { name: token } }, { secretRef: { name: collectorToken } }],
    env: [
      { name: scenarioVariables.plan, value: './plan.json' },
      field(scenarioVariables.instance, "metadata.labels['job-name']"),
      field(scenarioVariables.run, 'metadata.uid'),
      { name: 'K6_PROMETHEUS_RW_SERVER_URL', value: `http://${collector}:${collectorPort}/push` },
      { name: 'K6_PROMETHEUS_RW_PUSH_INTERVAL', value: '1s' },
      { name: 'K6_PROMETHEUS_RW_TREND_AS_NATIVE_HISTOGRAM', value: 'true' },
      // Fewer collections: 8 % more requests a second for 54 MiB.
      { name: 'GOGC', value: '400' },
      ...offline,
    ],
  };
}

function field(name: string, fieldPath: string): Manifest {
  return { name, valueFrom: { fieldRef: { fieldPath } } };
}

function pod({ cpu, memory }: K8sSettings): Manifest {
  return {
    image: k6Image,
    automountServiceAccountToken: 'false',
    securityContext: podRights(k6User),
    containerSecurityContext: containerRights,
    // No limit of CPU: a generator that is held back in the middle of a second measures the holding back.
    resources: { requests: { cpu, memory }, limits: { memory } },
  };
}
