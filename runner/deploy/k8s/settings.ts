import { pinnedVersion } from '../../k6/version.ts';

/** What is asked of the cluster. */
export interface K8sSettings {
  /** Starts the names of all that is made. */
  readonly name: string;
  readonly namespace?: string | undefined;
  /** An image that runs `trigger-harness`, for the collector. */
  readonly collectorImage: string;
  /** What each generator asks for, as Kubernetes writes it: `2`, `500m`; `1Gi`. */
  readonly cpu: string;
  readonly memory: string;
  /** Each generator on a node of its own. */
  readonly separate: boolean;
  /** For a volume of files that are too large for a ConfigMap. Default: the cluster's own. */
  readonly storageClass?: string | undefined;
}

/** A manifest as data. */
export type Manifest = Readonly<Record<string, unknown>>;

/** The image of the generators: the version that the scenarios are tested with. */
export const k6Image = `grafana/k6:${pinnedVersion}`;

/** The variable under which k6 and the collector know the token that generators show. */
export const collectorTokenVariable = 'K6_PROMETHEUS_RW_BEARER_TOKEN';

export const collectorPort = 9090;

/** Names of what belongs together. */
export function namesOf({ name }: K8sSettings): {
  readonly files: string;
  readonly run: string;
  readonly collector: string;
  readonly token: string;
  readonly collectorToken: string;
} {
  return {
    files: `${name}-files`,
    run: `${name}-run`,
    collector: `${name}-collector`,
    token: `${name}-token`,
    collectorToken: `${name}-collector-token`,
  };
}

export function metadata({ namespace, name: app }: K8sSettings, name: string): Manifest {
  return {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    labels: { 'app.kubernetes.io/part-of': app },
  };
}

/** No more rights than a program needs that only opens connections. */
export const containerRights = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
};

/** The same for a pod; `user` is a number because Kubernetes does not know what an image's name of a user means. */
export function podRights(user: number): Manifest {
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
