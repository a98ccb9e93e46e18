import { HarnessError } from '../../model/errors.ts';

/** Arguments of k6 that would change what is sent, where to, how fast, or what is written about it; and why not. */
const refused: readonly (readonly [RegExp, string])[] = [
  [
    /^(-u|--vus|-d|--duration|-i|--iterations|-s|--stage|--rps|--execution-segment.*)(=|$)/,
    'the harness decides the load: use --rate, --duration, --max-vus, --instances',
  ],
  [/^(-e|--env|--include-system-env-vars)(=|$)/, 'the scenario takes nothing from the command line'],
  [
    /^(-c|--config|-t|--type|--max-redirects|--system-tags|--discard-response-bodies|--features)(=|$)/,
    'the scenario sets it',
  ],
  [
    /^(--summary.*|--no-summary|--no-thresholds|--new-machine-readable-summary|--log-.*|--console-output|-q|--quiet|-v|--verbose|-p|--paused|-l|--linger)(=|$)/,
    'the harness reads what k6 writes',
  ],
  [/^--http-debug(=|$)/, 'it would write the token to the log'],
  [/^[^-]/, 'it is no option; write --name=value'],
];

/**
 * Checks arguments that are passed through to k6.
 *
 * @throws HarnessError that names the first one that would change the run.
 */
export function checkEngineArgs(args: readonly string[]): readonly string[] {
  for (const arg of args) {
    const why = refused.find(([pattern]) => pattern.test(arg))?.[1];
    if (why === undefined) continue;
    throw new HarnessError(
      'callAtFault',
      'load.engine-arg',
      `k6's ${arg} cannot be passed through: ${why}`,
      'Leave it out.',
    );
  }
  return args;
}
