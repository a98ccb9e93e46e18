import type { Command } from 'commander';
import { Option } from 'commander';
import type { Context } from '../context.ts';
import { assets } from '../options/assets.ts';
import { confirm, out, seed, strengths, target } from '../options/common.ts';
import { duration, list, oneOf, positive, whole } from '../options/parse.ts';
import { addRegressLoad } from './add-load.ts';
import { rulesChoice } from '../options/rules-glob-text.ts';

type Add = (name: string, description: string, examples: readonly string[], parent?: Command) => Command;
type Action = <O>(
  run: (options: O, context: Context, ...names: string[]) => Promise<number>,
) => (...args: unknown[]) => Promise<void>;

/** The commands that tell whether an upgrade broke something. */
export function addRegress(program: Command, add: Add, action: Action): void {
  const regress = program
    .command('regress')
    .description('tell whether an upgrade of the platform broke something')
    .exitOverride()
    .helpCommand(false);

  sending(
    add(
      'record',
      'keep what a target answers as a baseline',
      [
        'regress record --target sandbox.yaml --confirm sandbox.example.com --baseline baseline.txt',
        "regress record --target sandbox.yaml --strength 1 --rules 'matching.*' --baseline matching.txt",
      ],
      regress,
    )
      .addOption(target())
      .addOption(baseline('baseline to write (for version control)')),
  )
    .addOption(seed())
    .addOption(strength())
    .addOption(rules())
    .option('--runs <n>', 'times the suite is run to find what varies by itself', whole(1, 10), 2)
    .action(
      action(async (options: import('./record.ts').RecordCommandOptions, context) =>
        (await import('./record.ts')).record(options, context),
      ),
    );

  sending(
    add(
      'compare',
      'run the cases of a baseline against a target and say what is different',
      [
        'regress compare --target sandbox.yaml --confirm sandbox.example.com --baseline baseline.txt',
        'regress compare --target sandbox.yaml --baseline baseline.txt --fail-on behaviour --out out/upgrade',
      ],
      regress,
    )
      .addOption(target())
      .addOption(baseline('baseline to compare with')),
  )
    .addOption(out())
    .addOption(assets())
    .addOption(failOn())
    .action(
      action(async (options: import('./compare.ts').CompareCommandOptions, context) =>
        (await import('./compare.ts')).compare(options, context),
      ),
    );

  sending(
    add(
      'diff',
      'compare two baselines, or two targets side by side',
      ['regress diff v72.txt v73.txt', 'regress diff old.yaml new.yaml --strength 1 --fail-on any'],
      regress,
    )
      .argument('<first>', 'a baseline, or a target file: how it was')
      .argument('<second>', 'a baseline, or a target file: how it is'),
  )
    .addOption(out())
    .addOption(assets())
    .addOption(failOn())
    .addOption(seed())
    .addOption(strength())
    .addOption(rules())
    .action(
      action(async (options: import('./compare.ts').DiffCommandOptions, context, first, second) =>
        (await import('./compare.ts')).diff(options, context, first, second),
      ),
    );

  add(
    'accept',
    'take differences into a baseline, with the reason',
    [
      "regress accept --baseline baseline.txt --result out/upgrade --difference D1a2b3c4d --reason 'announced for v73'",
    ],
    regress,
  )
    .addOption(baseline('baseline to change'))
    .requiredOption('--result <result>', 'result.json of the comparison, or the folder that holds it')
    .requiredOption('--difference <ids>', 'ids of differences, between commas or repeated', list)
    .requiredOption('--reason <text>', 'why they are right; kept in the baseline')
    .action(
      action(async (options: import('./accept.ts').AcceptCommandOptions, context) =>
        (await import('./accept.ts')).accept(options, context),
      ),
    );

  addRegressLoad(regress, add, action);
}

function sending(command: Command): Command {
  return command
    .addOption(confirm())
    .option('--concurrency <n>', 'requests under way at once', whole(1, 1024), 8)
    .option('--rate <n>', 'requests a second at most', positive)
    .option('--timeout <duration>', 'for one exchange', duration, 10_000);
}

const baseline = (what: string): Option => new Option('--baseline <file>', what).makeOptionMandatory();
const strength = (): Option =>
  new Option('--strength <t>', `how many parameters are combined: ${strengths.join(', ')}`)
    .argParser(oneOf(strengths))
    .default('2');
const rules = (): Option =>
  new Option('--rules <glob>', 'only rules whose id fits: matching.*,token.*').argParser(rulesChoice);
const failOn = (): Option =>
  new Option('--fail-on <class>', 'exit 1 on: breaking; behaviour (and breaking); any difference')
    .argParser(oneOf(['breaking', 'behaviour', 'any'] as const))
    .default('breaking');
