import { parseMix } from '../../generators/corpus/mix.ts';
import { parseKinds } from '../../generators/corpus/shares.ts';
import { scenarioNames, scenarios } from '../../runner/load/shapes/scenarios.ts';
import { assets } from '../options/assets.ts';
import { confirm, out, seed, target } from '../options/common.ts';
import { duration, each, oneOf, percent, positive, whole } from '../options/parse.ts';
import type { AddCommand, MakeAction } from './distributed.ts';

/** The command that runs a load scenario. */
export function addLoad(add: AddCommand, action: MakeAction): void {
  add('load', 'run a k6 load scenario against a target', [
    'load smoke --target sandbox.yaml --confirm sandbox.example.com',
    "load steady --target mock.yaml --rate 1000 --duration 30s --threshold 'p95<300ms' --threshold 'errors<0.1%'",
    "load breakpoint --target mock.yaml --rate 100 --ceiling 2000 --threshold 'p95<300ms'",
    'load campaign --target mock.yaml --audience 100000 --within 30m --curve front-loaded',
  ])
    .argument('<scenario>', describeScenarios(), oneOf(scenarioNames))
    .addOption(target())
    .addOption(confirm())
    .addOption(out())
    .addOption(seed())
    .option('--rate <n>', `requests a second that are started (default: ${defaultsOf('rate')})`, positive)
    .option('--duration <duration>', `how long (default: ${defaultsOf('durationMs')})`, duration)
    .option('--peak <n>', 'spike: the rate of its peak (default: five times --rate)', positive)
    .option('--ceiling <n>', 'breakpoint: the highest rate (default: ten times --rate)', positive)
    .option('--steps <n>', 'breakpoint: how many rates there are (default: 10)', whole(1, 1000))
    .option('--audience <n>', 'campaign: how many requests there are', whole(1))
    .option('--within <duration>', 'campaign: in how long a time (default: 30m)', duration)
    .option(
      '--curve <curve>',
      'campaign: flat, front-loaded (falling evenly to nothing), or a CSV file of minute,count (default: flat)',
    )
    .option('--instances <n>', 'local k6 processes that share the requests', whole(1, 64), 1)
    .option('--max-vus <n>', 'virtual users (default: three times the rate, 10 to 1000)', whole(1, 100_000))
    .option(
      '--mix <shares>',
      'shares of valid and invalid requests, in percent (default: accept=95,reject=5; smoke accept=80,reject=20; campaign and --profiles accept=100)',
      parseMix,
    )
    .option('--profiles <file>', 'CSV file (email, phone, profile_id): a request for each of its profiles')
    .option(
      '--kinds <shares>',
      'shares of valid requests: single, audience, attach, link, in percent',
      parseKinds,
    )
    .option('--xml <percent>', 'share of requests in XML, within each kind', percent)
    .option(
      '--threshold <expression>',
      "a limit such as 'p95<300ms', 'errors<0.1%', 'p95{xml}<300ms', 'p95[10s]<300ms' (repeatable)",
      each,
    )
    .option('--warm-up <duration>', 'left out of latencies, errors and rates at the start', duration)
    .option('--abort-on-fail', 'stop when a threshold can no longer hold')
    .option(
      '--against <result>',
      'an earlier load run to compare with: its result.json or folder (repeatable)',
      each,
    )
    .option('--dry-run', 'say what would be sent, where and to whom; send nothing')
    .option('--web-dashboard', "serve k6's own dashboard on loopback while the run lasts")
    .option('--engine-arg <argument>', 'passed through to k6 (repeatable)', each)
    .addOption(assets())
    .action(
      action(async (options: import('./load.ts').LoadCommandOptions, context, scenario) =>
        (await import('./load.ts')).load(options, context, scenario),
      ),
    );
}

function describeScenarios(): string {
  return scenarioNames.map((name) => `${name}: ${scenarios[name].description}`).join('; ');
}

function defaultsOf(field: 'rate' | 'durationMs'): string {
  return scenarioNames
    .filter((name) => name !== 'campaign')
    .map((name) => `${name} ${field === 'rate' ? scenarios[name].rate : inWords(scenarios[name].durationMs)}`)
    .join(', ');
}

function inWords(ms: number): string {
  return ms % 60_000 === 0 ? `${ms / 60_000}m` : `${ms / 1000}s`;
}
