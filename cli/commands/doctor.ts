import { planCases } from '../../generators/index.ts';
import { exitCodes, HarnessError } from '../../model/errors.ts';
import type { Target } from '../../model/target.ts';
import { checkReachable } from '../../runner/contract/reach.ts';
import { openSession } from '../../runner/contract/session.ts';
import { openGuard } from '../../runner/guard.ts';
import { pinAddresses } from '../../runner/http/addresses.ts';
import { findK6, type FoundK6 } from '../../runner/k6/find.ts';
import { readTarget, type Environment } from '../../runner/target-file.ts';
import type { Context } from '../context.ts';
import { printable } from '../printable.ts';
import { probe, type ProbeOptions } from './doctor-probe.ts';

export interface DoctorCommandOptions {
  readonly target?: string;
  readonly confirm: readonly string[];
  readonly probe?: boolean;
  readonly write?: boolean;
}

/** One thing that was looked at: how it stands, and what to do if it does not. */
interface Checkup {
  readonly what: string;
  readonly state: 'ok' | 'warning' | 'missing';
  readonly found: string;
  readonly fix?: string;
  readonly exit?: number;
}

/** Looks at Node, k6 and, if one is named, at the target; sends it a few valid launches at most. */
export async function doctor(options: DoctorCommandOptions, context: Context): Promise<number> {
  const { terminal, environment } = context;
  if (options.probe === true || options.write === true) return probe(probeOptions(options), context);
  const checkups = [nodeCheckup(), await k6Checkup(environment)];
  if (options.target !== undefined)
    checkups.push(...(await targetCheckups(options.target, options.confirm, environment)));
  const marks = {
    ok: terminal.style('green', 'ok     '),
    warning: terminal.style('yellow', 'warning'),
    missing: terminal.style('red', 'missing'),
  };
  for (const { what, state, found, fix } of checkups) {
    terminal.say(`${marks[state]}  ${what}: ${printable(found)}`);
    if (fix !== undefined) terminal.say(`         → ${printable(fix)}`);
  }
  terminal.emit({ checkups });
  return checkups.find((checkup) => checkup.exit !== undefined)?.exit ?? exitCodes.ok;
}

function probeOptions({ target, probe: asked, write, confirm }: DoctorCommandOptions): ProbeOptions {
  if (target === undefined || asked !== true) {
    throw new HarnessError(
      'callAtFault',
      'doctor.options',
      asked === true ? '--probe needs a target' : '--write goes with --probe',
      'Run `trigger-harness doctor --target FILE --probe --write`.',
    );
  }
  return { target, confirm, ...(write === undefined ? {} : { write }) };
}

function nodeCheckup(): Checkup {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return fits
    ? { what: 'Node', state: 'ok', found: process.version }
    : {
        what: 'Node',
        state: 'missing',
        found: process.version,
        fix: 'Install Node 20.19 or later.',
        exit: exitCodes.runNotMade,
      };
}

async function k6Checkup(environment: Environment): Promise<Checkup> {
  const found = await installedK6(environment);
  if (found !== undefined)
    return { what: 'k6', state: 'ok', found: `${found.version} (${found.from}: ${found.path})` };
  return {
    what: 'k6',
    state: 'warning',
    found: 'none yet; only load tests need it',
    fix: 'The first load test downloads or builds it (Go 1.25 or later); or install k6 2.x and put it on PATH or in K6_BIN.',
  };
}

/** What is there already; nothing is downloaded or built for a check-up. */
async function installedK6(environment: Environment): Promise<FoundK6 | undefined> {
  try {
    return await findK6({ env: environment, make: false });
  } catch (error) {
    if (error instanceof HarnessError) return undefined;
    throw error;
  }
}

async function targetCheckups(
  path: string,
  confirmed: readonly string[],
  environment: Environment,
): Promise<Checkup[]> {
  const checkups: Checkup[] = [];
  try {
    const target = await readTarget(path, environment);
    checkups.push({
      what: 'target file',
      state: 'ok',
      found: `${path}: ${target.profiles.length} profiles, platform ${target.platform}`,
    });
    checkups.push(...lacks(target));
    await tryTarget(target, confirmed);
    checkups.push({
      what: 'target',
      state: 'ok',
      found: `${new URL(target.baseUrl).host} answers and takes the token`,
    });
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    checkups.push({
      what: checkups.length === 0 ? 'target file' : 'target',
      state: 'missing',
      found: error.message,
      ...(error.fix === undefined ? {} : { fix: error.fix }),
      exit: error.exitCode,
    });
  }
  return checkups;
}

/** What the suite could check with a fuller target file. */
function lacks(target: Target): Checkup[] {
  const wanted: readonly (readonly [boolean, string, string])[] = [
    [target.campaigns.inactive === undefined, 'campaigns.inactive', 'rule id.inactive'],
    [target.campaigns.unknown === undefined, 'campaigns.unknown', 'rule id.unknown'],
    [target.resources.length === 0, 'resources', 'rule resource.range'],
    [target.link === undefined, 'link', 'the v1.0 rules'],
    [target.observer === undefined, 'observer', 'what a launch does (effect.* rules)'],
    [target.profiles.length < 2, 'a second profile', 'whether ignored parameters have an effect'],
  ];
  return wanted
    .filter(([missing]) => missing)
    .map(([, name, rules]) => ({
      what: 'target file',
      state: 'warning' as const,
      found: `without ${name}, ${rules} cannot be checked`,
    }));
}

async function tryTarget(target: Target, confirmed: readonly string[]): Promise<void> {
  const guard = openGuard(target, confirmed);
  await pinAddresses(target);
  const session = openSession(target, { concurrency: 1, timeoutMs: 10_000, guard });
  try {
    const probes = [...planCases(target, { seed: 1, strength: 1 }).cases()].filter(
      (testCase) => testCase.kind === 'valid',
    );
    await checkReachable(session, probes.slice(0, 3));
  } finally {
    await session.close();
  }
}
