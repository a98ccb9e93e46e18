import { k6Image, metadata, namesOf, podRights, type K8sSettings, type Manifest } from './settings.ts';

/** Kubernetes takes a ConfigMap of 1 MiB; names and the rest of the object count as well. */
export const mostConfigMapBytes = 1024 * 1024 - 16 * 1024;

/** How generators get at their files. */
export type FilesPlace = 'configMap' | 'volumeClaim';

export function placeOf(files: ReadonlyMap<string, string>): FilesPlace {
  return sizeOf(files) <= mostConfigMapBytes ? 'configMap' : 'volumeClaim';
}

export function sizeOf(files: ReadonlyMap<string, string>): number {
  let bytes = 0;
  for (const [name, text] of files) bytes += Buffer.byteLength(name) + Buffer.byteLength(text);
  return bytes;
}

/** The generators' files as a ConfigMap; or, where they are too large for one, a volume and a pod to copy them through. */
export function filesManifests(settings: K8sSettings, files: ReadonlyMap<string, string>): Manifest[] {
  const { files: name } = namesOf(settings);
  if (placeOf(files) === 'configMap') return [configMap(settings, name, files)];
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: metadata(settings, name),
      spec: {
        // Generators on several nodes read it.
        accessModes: ['ReadWriteMany'],
        ...(settings.storageClass === undefined ? {} : { storageClassName: settings.storageClass }),
        resources: { requests: { storage: `${Math.ceil((2 * sizeOf(files)) / 2 ** 20)}Mi` } },
      },
    },
    copyPod(settings, name),
  ];
}

export function configMap(settings: K8sSettings, name: string, files: ReadonlyMap<string, string>): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(settings, name),
    data: Object.fromEntries(files),
  };
}

/** The user of k6's image. */
export const k6User = 12_345;

function copyPod(settings: K8sSettings, name: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata(settings, name),
    spec: {
      automountServiceAccountToken: false,
      restartPolicy: 'Never',
      securityContext: podRights(k6User),
      containers: [
        {
          name: 'files',
          image: k6Image,
          command: ['sleep', '3600'],
          volumeMounts: [{ name: 'files', mountPath: '/test' }],
        },
      ],
      volumes: [{ name: 'files', persistentVolumeClaim: { claimName: name } }],
    },
  };
}
