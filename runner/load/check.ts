import { checkMix } from '../../generators/corpus/mix.ts';
import { HarnessError } from '../../model/errors.ts';
import type { LoadOptions } from './options.ts';
import { usualSteps } from './shapes/shape.ts';

/** Of one k6 process; none is known to send as many. */
const mostRate = 100_000;
const leastRate = 0.001;
const leastMs = 1000;

/** @throws HarnessError for rates or times that k6 cannot keep, or shares that are none. */
export function checkLoad(options: LoadOptions): void {
  checkMix(options.mix);
  const most = mostRate * (options.instances ?? 1);
  checkRate('rate', options.rate, most);
  checkRate('peak', options.peak, most);
  checkRate('ceiling', options.ceiling, most);
  checkWhole('max-vus', options.maxVus, 'virtual users, such as 200');
  checkInstances(options);
  checkWhole('steps', options.steps, 'rates, such as 10');
  checkWhole('audience', options.audience, 'recipients, such as 100000');
  if (!(options.durationMs >= leastMs)) {
    throw wrong(
      'duration',
      `a duration of ${options.durationMs} ms`,
      'Give at least one second, such as 30s.',
    );
  }
  checkSteps(options);
}

function checkRate(name: string, rate: number | undefined, most: number): void {
  if (rate === undefined || (rate >= leastRate && rate <= most)) return;
  throw wrong(name, `--${name} ${rate}`, 'Give requests a second, such as 50 or 0.5.');
}

function checkWhole(name: string, value: number | undefined, of: string): void {
  if (value === undefined || (Number.isInteger(value) && value > 0)) return;
  throw wrong(name, `--${name} ${value}`, `Give a whole number of ${of}.`);
}

function checkInstances({ instances = 1, maxVus }: LoadOptions): void {
  checkWhole('instances', instances, 'processes, such as 4');
  if (maxVus !== undefined && maxVus < instances)
    throw wrong('max-vus', `--max-vus ${maxVus} for ${instances} instances`, 'Each needs one at least.');
}

function checkSteps({
  scenario,
  rate,
  ceiling = Infinity,
  steps = usualSteps,
  durationMs,
}: LoadOptions): void {
  if (scenario !== 'breakpoint') return;
  if (ceiling < rate) {
    throw wrong('ceiling', `--ceiling ${ceiling} below --rate ${rate}`, 'Begin below the highest rate.');
  }
  if (durationMs / steps < leastMs) {
    throw wrong('steps', `${steps} rates in ${durationMs / 1000} s`, 'Give each rate at least a second.');
  }
}

function wrong(name: string, found: string, fix: string): HarnessError {
  return new HarnessError('callAtFault', `load.${name}`, `${found} is not possible`, fix);
}
