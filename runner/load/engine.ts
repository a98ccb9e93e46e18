import { scenarioVariables, type LoadPlan } from '../../model/corpus.ts';
import { tokenVariable } from '../../model/secrets.ts';
import { k6Environment } from '../k6/environment.ts';
import type { Dashboard } from './dashboard.ts';
import { startK6, type K6Process } from '../k6/process.ts';
import { segmentArguments, type Instance } from './segment.ts';

/** Everything that one k6 process is started with. */
export interface EngineCall {
  readonly path: string;
  /** The bundled scenario. */
  readonly script: string;
  readonly folder: string;
  readonly planPath: string;
  readonly plan: LoadPlan;
  readonly instance: Instance;
  readonly token: string;
  readonly pushUrl: string;
  /** Whether the corpus is so large that memory counts more than time. */
  readonly large: boolean;
  readonly dashboard?: Dashboard | undefined;
  readonly args: readonly string[];
  readonly onLine: (line: string) => void;
}

/** How often k6 pushes what it measured. */
const pushInterval = '500ms';

/** Starts k6 on a scenario; the token goes in through the environment alone. */
export function startEngine(call: EngineCall): K6Process {
  const { path, script, folder, plan, instance, token, args, onLine } = call;
  const env = k6Environment(process.env, folder, {
    [scenarioVariables.plan]: call.planPath,
    [scenarioVariables.instance]: String(instance.number),
    [tokenVariable]: token,
    K6_PROMETHEUS_RW_SERVER_URL: call.pushUrl,
    K6_PROMETHEUS_RW_PUSH_INTERVAL: pushInterval,
    K6_PROMETHEUS_RW_TREND_AS_NATIVE_HISTOGRAM: 'true',
    ...(call.large ? { GOGC: '50' } : {}),
    ...call.dashboard?.env,
  });
  // Only both together keep k6 from holding every sample in memory.
  const flat = plan.summary === null ? ['--summary-mode=disabled', '--no-thresholds'] : [];
  const all = [
    'run',
    '--quiet',
    '--log-format',
    'json',
    '--out',
    'experimental-prometheus-rw',
    ...flat,
    ...segmentArguments(instance),
    ...args,
    script,
  ];
  return startK6({ path, args: all, env, cwd: folder, onLine });
}
