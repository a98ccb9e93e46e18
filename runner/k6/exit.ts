/** How a k6 process ended. */
export interface K6Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What an exit of k6 says; code 0 says little: k6 also gives it when every iteration threw. */
export type ExitMeaning = 'ran' | 'thresholds' | 'interrupted' | 'refused' | 'script' | 'crashed';

/** The meaning of k6's exit codes (https://github.com/grafana/k6, errext/exitcodes). */
export function meaningOf({ code, signal }: K6Exit): ExitMeaning {
  if (signal !== null || code === null) return 'crashed';
  if (code === 0) return 'ran';
  if (code === 99) return 'thresholds';
  if (code === 105) return 'interrupted';
  if (code === 107 || code === 108) return 'script';
  if (code === 104 || code === 106 || code === 255) return 'refused';
  return 'crashed';
}
