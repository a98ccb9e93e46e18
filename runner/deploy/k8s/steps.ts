import { tokenVariable } from '../../../model/secrets.ts';
import type { FilesPlace } from './files.ts';
import { collectorTokenVariable, namesOf, type K8sSettings } from './settings.ts';

/** A step for a person: what it is for, and the commands. */
export interface Step {
  readonly title: string;
  readonly commands: readonly string[];
}

/** What is to be done with the manifests in a folder; secrets go in through a pipe and are on no command line. */
export function stepsFor(settings: K8sSettings, folder: string, place: FilesPlace): Step[] {
  const { namespace } = settings;
  const { files, collector, token, collectorToken } = namesOf(settings);
  const kubectl = namespace === undefined ? 'kubectl' : `kubectl -n ${namespace}`;
  // The files of a ConfigMap are too large for the annotation that a client-side apply keeps.
  const apply = (name: string): string => `${kubectl} apply --server-side -f ${folder}/${name}`;
  const secret = (name: string, key: string): string =>
    `${kubectl} create secret generic ${name} --from-file=${key}=/dev/stdin`;
  const copy =
    place === 'configMap'
      ? []
      : [
          `${kubectl} wait --for=condition=Ready pod/${files} --timeout=120s`,
          `${kubectl} cp ${folder}/files/. ${files}:/test`,
          `${kubectl} delete pod ${files}`,
        ];
  return [
    ...(namespace === undefined
      ? []
      : [{ title: 'Make the namespace', commands: [apply('0-namespace.yaml')] }]),
    {
      title: 'Make the secrets, once',
      commands: [
        `printf %s "$${tokenVariable}" | ${secret(token, tokenVariable)}`,
        `openssl rand -hex 24 | tr -d '\\n' | ${secret(collectorToken, collectorTokenVariable)}`,
      ],
    },
    { title: 'Bring the files there', commands: [apply('1-files.yaml'), ...copy] },
    {
      title: 'Start the collector, then the generators (k6-operator must be installed)',
      commands: [
        apply('2-collector.yaml'),
        `${kubectl} wait --for=condition=Ready pod -l app=${collector} --timeout=120s`,
        apply('3-test-run.yaml'),
      ],
    },
    {
      title: 'Wait for the result, and render its reports here',
      commands: [
        `${kubectl} logs -f job/${collector} | tail -n 1 > result.json`,
        'npx trigger-harness report result.json',
      ],
    },
    {
      title: 'Clean up; a further run starts from here with the same secrets',
      commands: [`${kubectl} delete -f ${folder}/3-test-run.yaml -f ${folder}/2-collector.yaml`],
    },
  ];
}

/** The steps as a page beside the manifests. */
export function stepsPage(steps: readonly Step[]): string {
  const parts = steps.map(
    ({ title, commands }, i) =>
      `${i + 1}. ${title}:\n\n${commands.map((line) => `       ${line}`).join('\n')}\n`,
  );
  return `# What to do with these manifests\n\n${parts.join('\n')}`;
}
