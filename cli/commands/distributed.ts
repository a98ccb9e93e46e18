import type { Command } from 'commander';
import { defaultMix, parseMix } from '../../generators/corpus/mix.ts';
import { harnessVersion } from '../../runner/facts.ts';
import type { Context } from '../context.ts';
import { assets } from '../options/assets.ts';
import { confirm, out, seed, target } from '../options/common.ts';
import { k8sName, k8sQuantity } from '../options/k8s.ts';
import { duration, each, oneOf, positive, whole } from '../options/parse.ts';

/** Begins a command with what all have in common. */
export type AddCommand = (
  name: string,
  description: string,
  examples: readonly string[],
  parent?: Command,
) => Command;

/** Makes a commander action of a command's function. */
export type MakeAction = <O>(
  run: (options: O, context: Context, ...names: string[]) => Promise<number>,
) => (...args: unknown[]) => Promise<void>;

/** Scenarios whose rates are known beforehand; those that depend on how it goes need `load`. */
const deployable = ['steady', 'smoke', 'ramp', 'spike', 'soak'] as const;

/** The commands for load from several machines. */
export function addDistributed(add: AddCommand, action: MakeAction): void {
  add('collect', 'receive the measurements of load generators on other machines', [
    'collect --instances 3 --run deploy/run.json --host 0.0.0.0 --port 9090 --out out/collected',
    "collect --instances 2 --token-env COLLECT_TOKEN --threshold 'p95<300ms'",
  ])
    .option(
      '--host <address>',
      'address to listen on; beyond loopback only in a network that you trust',
      '127.0.0.1',
    )
    .option('--port <n>', 'port to listen on; 0: any', whole(0, 65_535), 9090)
    .option(
      '--token-env <name>',
      'the environment variable that holds the token which generators must show',
      'TRIGGER_HARNESS_COLLECT_TOKEN',
    )
    .option('--run <file>', 'run.json of the run, as deploy writes it: what was planned, and its thresholds')
    .option('--instances <n>', 'generators that are waited for (default: as in --run)', whole(1, 500))
    .option('--threshold <expression>', 'a limit in place of those in --run (repeatable)', each)
    .option('--idle <duration>', 'end when no generator has pushed for so long', duration, 30_000)
    .option('--wait <duration>', 'give up if none has pushed at all in this time', duration, 600_000)
    .addOption(out())
    .option('--print-result', 'print result.json on one line at the end, for where no file can be fetched')
    .action(
      action(async (options: import('./collect.ts').CollectCommandOptions, context) =>
        (await import('./collect.ts')).collect(options, context),
      ),
    );

  add('deploy', 'write the manifests that run a scenario on several machines; starts nothing', [
    'deploy k8s steady --target sandbox.yaml --confirm sandbox.example.com --rate 5000 --duration 10m --instances 4',
    'deploy k8s steady --target sandbox.yaml --confirm sandbox.example.com --namespace load --separate --out k8s',
  ])
    .argument('<place>', 'k8s: Kubernetes with k6-operator', oneOf(['k8s'] as const))
    .argument('<scenario>', `as for load: ${deployable.join(', ')}`, oneOf(deployable))
    .addOption(target())
    .addOption(confirm())
    .addOption(out())
    .addOption(seed())
    .option('--rate <n>', 'requests a second of all instances together', positive, 100)
    .option('--peak <n>', 'spike: requests a second at its peak (default: five times --rate)', positive)
    .option('--duration <duration>', 'how long', duration, 30_000)
    .option('--instances <n>', 'generators that share the load', whole(1, 500), 2)
    .option('--max-vus <n>', 'virtual users of all instances together', whole(1, 100_000))
    .option('--mix <shares>', 'shares of valid and invalid requests, in percent', parseMix, defaultMix)
    .option('--threshold <expression>', "a limit such as 'p95<300ms', 'errors<0.1%' (repeatable)", each)
    .option('--corpus-size <n>', 'different requests that are made beforehand', whole(100, 5_000_000), 400)
    .option('--name <name>', 'starts the names of all that is made', k8sName, 'trigger-load')
    .option('--namespace <name>', "made if it is not there (default: kubectl's own)", k8sName)
    .option(
      '--collector-image <image>',
      'an image that runs trigger-harness',
      `trigger-harness:${harnessVersion()}`,
    )
    .option('--cpu <quantity>', 'CPU that each generator asks for', k8sQuantity, '1')
    .option(
      '--memory <quantity>',
      'memory that each generator asks for, and may not exceed',
      k8sQuantity,
      '1Gi',
    )
    .option('--separate', 'each generator on a node of its own')
    .option('--storage-class <name>', 'for a volume, where the files are too large for a ConfigMap', k8sName)
    .action(
      action(async (options: import('./deploy.ts').DeployCommandOptions, context, place, scenario) =>
        (await import('./deploy.ts')).deploy(options, context, place, scenario),
      ),
    );
}

/** The part of `report` that makes one result of several. */
export function addMerge(report: Command, add: AddCommand, action: MakeAction): void {
  add(
    'merge',
    'make one result of several shards of a contract run, or of instances of a load run',
    [
      'report merge out/shard-1 out/shard-2 out/shard-3 --out out/nightly',
      'report merge machines/* --out out/load',
    ],
    report,
  )
    .argument('<dirs...>', 'result.json files, or the folders that hold them')
    .option('--out <dir>', 'folder for the result and its reports (default: out/merge-<time>)')
    .addOption(assets())
    .action(
      action(
        async (
          options: import('./report-merge.ts').ReportMergeCommandOptions,
          context,
          ...dirs: (string | string[])[]
        ) => (await import('./report-merge.ts')).reportMerge(options, context, ...dirs.flat()),
      ),
    );
}
