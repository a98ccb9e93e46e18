import { Option } from 'commander';
import { defaultMix, parseMix } from '../../generators/corpus/mix.ts';
import { assets } from '../options/assets.ts';
import { confirm, needed, out, seed, target } from '../options/common.ts';
import { duration, list, positive, whole } from '../options/parse.ts';
import { share } from '../options/share.ts';
import type { AddCommand, MakeAction } from './distributed.ts';

/** The command that decides go or no-go. */
export function addPlan(add: AddCommand, action: MakeAction): void {
  add('plan', 'decide go or no-go for a campaign: find the rate that the target sustains', [
    "plan --target sandbox.yaml --confirm sandbox.example.com --audience 2000000 --within 30m --slo 'p95<300ms,errors<0.1%'",
    "plan --target mock.yaml --audience 60000 --within 10m --slo 'p95<300ms' --ceiling 500 --contract out/nightly",
  ])
    .addOption(target())
    .addOption(confirm())
    .addOption(out())
    .addOption(seed())
    .option('--audience <n>', `recipients, one request for each${needed}`, whole(1))
    .option('--within <duration>', `the time that they must be sent in${needed}`, duration)
    .option('--slo <limits>', `limits that a rate must keep, such as 'p95<300ms,errors<0.1%'${needed}`, list)
    .addOption(
      new Option('--headroom <share>', 'how much more than audience by time must hold')
        .argParser(share)
        .default(0.2, '20%'),
    )
    .option('--ceiling <rate>', 'never more requests a second than this', positive)
    .addOption(
      new Option('--max-duration <duration>', 'end the search after this time')
        .argParser(duration)
        .default(30 * 60_000, '30m'),
    )
    .option('--find-capacity', 'look for the capacity even where the needed rate holds')
    .option('--contract <result>', 'a contract run of this target as a gate: its result.json or folder')
    .addOption(
      new Option('--max-age <duration>', 'evidence older than this is never a go')
        .argParser(duration)
        .default(168 * 3_600_000, '168h'),
    )
    .option(
      '--max-vus <n>',
      'virtual users of a step (default: three times the rate, 10 to 1000)',
      whole(1, 100_000),
    )
    .addOption(assets())
    .option('--mix <shares>', 'shares of valid and invalid requests, in percent', parseMix, defaultMix)
    .action(
      action(async (options: import('./plan.ts').PlanCommandOptions, context) =>
        (await import('./plan.ts')).plan(options, context),
      ),
    );
}
