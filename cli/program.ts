import { Command } from 'commander';
import { harnessVersion } from '../runner/facts.ts';
import type { Environment } from '../runner/target-file.ts';
import { addDistributed, addMerge } from './commands/distributed.ts';
import { addRegress } from './regress/program.ts';
import { shells, type Shell } from './completion/shells.ts';
import { addLoad } from './commands/add-load.ts';
import { addPlan } from './commands/add-plan.ts';
import { terminalOf, type CommonOptions, type Context } from './context.ts';
import { annotations, assets } from './options/assets.ts';
import { formats } from './options/formats.ts';
import { duration, list, oneOf, positive, shard, whole } from './options/parse.ts';
import { confirm, needed, needsTarget, optional, out, seed, strengths, target } from './options/common.ts';
import { strongerGroup } from './options/group.ts';
import { rulesGlob } from './options/rules-glob.ts';

export interface ProgramInput {
  readonly environment: Environment;
  readonly signal: AbortSignal;
  readonly command: string;
  /** Takes a finished command's exit code. */
  readonly ended: (exit: number) => void;
}

/** The commands and their options; what a command does is loaded when it runs, so that the others cost no start-up time. */
export function programFor(input: ProgramInput): Command {
  /** Makes a commander action of a command's function: options first, then the context. */
  const action =
    <O>(run: (options: O, context: Context, ...names: string[]) => Promise<number>) =>
    async (...args: unknown[]): Promise<void> => {
      const command = args.pop() as Command;
      const options = command.optsWithGlobals<O & CommonOptions>();
      args.pop();
      // Not commander's mandatory option: it would speak of the missing target before a misspelt option.
      if (needsTarget(command) && (options as { target?: string }).target === undefined) {
        command.error("error: required option '--target <file>' not specified");
      }
      const missing = command.options.find(
        (option) => option.description.endsWith(needed) && !(option.attributeName() in options),
      );
      if (missing !== undefined) command.error(`error: required option '${missing.flags}' not specified`);
      const terminal = terminalOf(options, input.environment);
      const context: Context = { ...input, terminal };
      input.ended(await run(options, context, ...(args as string[])));
    };

  const program = new Command('trigger-harness')
    .description('Contract and load tests for Altcraft Platform\'s "Trigger launch (API call)"')
    .version(harnessVersion(), '-V, --version')
    .exitOverride()
    .showHelpAfterError('(--help shows the options, with examples)')
    .helpCommand('help [command]', 'show the options of a command')
    .addHelpText('after', topExamples);

  const add = (
    name: string,
    description: string,
    examples: readonly string[],
    parent: Command = program,
  ): Command =>
    parent
      .command(name)
      .description(description)
      .exitOverride()
      .option('--json', 'progress and summary as JSON lines on standard output')
      .option('--quiet', 'no progress')
      .option('--no-color', 'no colours')
      .addHelpText(
        'after',
        `\nExamples:\n${examples.map((line) => `  $ npx trigger-harness ${line}`).join('\n')}\n\n${exits}`,
      );

  add('contract', 'run the contract suite against a target', [
    'contract --target sandbox.yaml --confirm sandbox.example.com',
    'contract --target sandbox.yaml --strength 3 --seed 7 --out out/nightly',
    "contract --target sandbox.yaml --rules 'matching.*,token.*'",
  ])
    .addOption(target())
    .addOption(confirm())
    .addOption(out())
    .addOption(seed())
    .option(
      '--strength <t>',
      `how many parameters are combined: ${strengths.join(', ')}`,
      oneOf(strengths),
      '2',
    )
    .option(
      '--stronger <factors=t>',
      'combine these with a strength of their own: matching,attach,content=3 (repeatable)',
      strongerGroup,
    )
    .option('--sample <n>', 'of --strength all only n valid requests of each kind, none twice', whole(1))
    .option('--rules <glob>', 'only rules whose id fits: matching.*,token.*', rulesGlob)
    .option('--case <id>', 'only this case')
    .option('--concurrency <n>', 'requests under way at once', whole(1, 1024), 8)
    .option('--rate <n>', 'requests a second at most', positive)
    .option('--timeout <duration>', 'for one exchange', duration, 10_000)
    .option('--max-failures <n>', 'end after so many failed cases', whole(1))
    .option('--shard <i/n>', 'run the i-th of n parts', shard)
    .option('--resume <dir>', 'go on with the interrupted run in this folder, with the same options')
    .option('--budget <duration>', 'end after this time with what was measured', duration)
    .addOption(assets())
    .addOption(annotations())
    .option('--dry-run', 'say what would be sent, where and to whom; send nothing')
    .option('--explain', 'say what would be sent and which combinations it has; send nothing')
    .action(
      action(async (options: import('./commands/contract.ts').ContractCommandOptions, context) =>
        (await import('./commands/contract.ts')).contract(options, context),
      ),
    );

  addLoad(add, action);
  addDistributed(add, action);
  addRegress(program, add, action);
  addPlan(add, action);

  add('mock', 'serve the mock platform on loopback', [
    'mock --port 8080 --target-file mock.yaml',
    'mock --faults peer-03-resource-type-accepted --target-file mock.yaml',
    'mock --list-faults',
  ])
    .option('--port <n>', 'port to listen on; 0: any', whole(0, 65_535), 0)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(
      '--platform <version>',
      'platform version to speak',
      oneOf(['v72', 'v73', 'v74', 'v75'] as const),
      'v72',
    )
    .option('--faults <names>', 'planted faults by name, or a file that lists them', list)
    .option('--list-faults', 'list the faults that can be planted')
    .option('--target-file <file>', 'write the target file that fits it')
    .option('--profiles <file>', 'profiles in place of the built-in ones (JSON, YAML or JSON lines)')
    .option('--base <n>', 'seeded profiles added to them', whole(0, 5_000_000), 0)
    .addOption(seed())
    .option('--latency <duration>', 'each answer comes this much later', duration)
    .option('--capacity <n>', 'requests a second that are served; others queue', positive)
    .action(
      action(async (options: import('./commands/mock.ts').MockCommandOptions, context) =>
        (await import('./commands/mock.ts')).mock(options, context),
      ),
    );

  add('generate', 'write cases without running them', [
    'generate --target mock.yaml --out cases',
    "generate --target mock.yaml --rules 'attach.*' --strength 1",
    'generate --target mock.yaml --format postman --out postman',
  ])
    .addOption(target())
    .addOption(seed())
    .option(
      '--format <format>',
      Object.entries(formats)
        .map(([name, word]) => `${name}: ${word}`)
        .join('; '),
      oneOf(Object.keys(formats) as (keyof typeof formats)[]),
      'jsonl',
    )
    .option(
      '--strength <t>',
      `how many parameters are combined: ${strengths.join(', ')}`,
      oneOf(strengths),
      '2',
    )
    .option('--rules <glob>', 'only rules whose id fits', rulesGlob)
    .option('--out <dir>', 'folder for the file (default: standard output)')
    .action(
      action(async (options: import('./commands/generate.ts').GenerateCommandOptions, context) =>
        (await import('./commands/generate.ts')).generate(options, context),
      ),
    );

  add('repro', 'run one case again by its id and show all of it', ['repro launch~0~1 --target sandbox.yaml'])
    .argument('<case>', "the case's id, from a report or cases.jsonl")
    .addOption(target())
    .addOption(confirm())
    .option('--timeout <duration>', 'for the exchange', duration, 10_000)
    .action(
      action(async (options: import('./commands/repro.ts').ReproCommandOptions, context, id) =>
        (await import('./commands/repro.ts')).repro(options, context, id),
      ),
    );

  const report = add('report', 'render the reports of a result file again', [
    'report out/nightly/result.json',
    'report out/nightly',
  ])
    .argument('<result>', 'a result.json, or the folder that holds it')
    .option('--out <dir>', 'folder for the reports (default: beside the result)')
    .addOption(assets())
    .addOption(annotations())
    .action(
      action(async (options: import('./commands/report.ts').ReportCommandOptions, context, path) =>
        (await import('./commands/report.ts')).report(options, context, path),
      ),
    );
  addMerge(report, add, action);

  add('init', 'write a starter target file and CI workflow', ['init', 'init --out sandbox'])
    .option('--out <dir>', 'folder to write to', '.')
    .option('--force', 'write over files that are there')
    .action(
      action(async (options: import('./commands/init.ts').InitCommandOptions, context) =>
        (await import('./commands/init.ts')).init(options, context),
      ),
    );

  add('doctor', 'say what is missing here and how to mend it', [
    'doctor',
    'doctor --target sandbox.yaml --confirm sandbox.example.com',
    'doctor --target sandbox.yaml --confirm sandbox.example.com --probe --write',
  ])
    .addOption(target(optional))
    .addOption(confirm())
    .option('--probe', 'find out what the target can do, by requests that cannot launch anything')
    .option('--write', 'with --probe: put what was found into the target file')
    .action(
      action(async (options: import('./commands/doctor.ts').DoctorCommandOptions, context) =>
        (await import('./commands/doctor.ts')).doctor(options, context),
      ),
    );

  add('start', 'try it: contract suite, a short load and reports on the embedded mock', ['start'])
    .addOption(out())
    .addOption(seed())
    .option('--rate <n>', 'load: requests a second', positive, 200)
    .option('--duration <duration>', 'load: how long', duration, 10_000)
    .addOption(assets())
    .action(
      action(async (options: import('./commands/start.ts').StartCommandOptions, context) =>
        (await import('./commands/start.ts')).start(options, context),
      ),
    );

  add('completion', 'print what completes commands, options and values in a shell', [
    'completion bash',
    'completion fish',
  ])
    .argument('<shell>', shells.join(', '), oneOf(shells))
    .action(
      action(async (_options, context, shell) =>
        (await import('./commands/completion.ts')).completion(program, context, shell as Shell),
      ),
    );

  return program;
}

/** Ends the help of every command. */
const exits = `Exit codes: 0 everything held · 1 the target is at fault · 2 the call is at fault · 3 the run could not be made ·
4 refused by the safety guard · 130, 143 stopped by SIGINT, SIGTERM
`;

const topExamples = `
Start here:
  $ npx trigger-harness start                       everything once, on the embedded mock
  $ npx trigger-harness init                        a target file for your own sandbox
  $ npx trigger-harness contract --target target.yaml --confirm sandbox.example.com

${exits}`;
