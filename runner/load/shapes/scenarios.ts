/** What a scenario is, and what it does where nothing else is asked for. */
export interface Scenario {
  readonly name: ScenarioName;
  readonly description: string;
  /** Requests a second. */
  readonly rate: number;
  readonly durationMs: number;
}

export const scenarioNames = ['smoke', 'steady', 'ramp', 'spike', 'soak', 'breakpoint', 'campaign'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

const second = 1000;
const minute = 60 * second;

/** The scenarios of the load command with their defaults. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  smoke: {
    name: 'smoke',
    description: 'a few requests of each kind at a low rate',
    rate: 2,
    durationMs: 10 * second,
  },
  steady: { name: 'steady', description: 'a constant rate', rate: 100, durationMs: 30 * second },
  ramp: {
    name: 'ramp',
    description: 'the rate grows evenly from 0 to --rate',
    rate: 100,
    durationMs: minute,
  },
  spike: {
    name: 'spike',
    description: '--rate, then --peak at once for a fifth of the time, then --rate again',
    rate: 50,
    durationMs: minute,
  },
  soak: { name: 'soak', description: 'a constant rate for hours', rate: 50, durationMs: 60 * minute },
  breakpoint: {
    name: 'breakpoint',
    description: 'the rate grows in steps from --rate to --ceiling, and stops where a threshold breaks',
    rate: 50,
    durationMs: 2 * minute,
  },
  campaign: {
    name: 'campaign',
    description: '--audience requests within --within, by --curve',
    rate: 100,
    durationMs: 30 * minute,
  },
};
