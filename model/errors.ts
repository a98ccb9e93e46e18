/** Exit codes of the command line; other programs rely on them. */
export const exitCodes = {
  ok: 0,
  targetAtFault: 1,
  callAtFault: 2,
  runNotMade: 3,
  refusedByGuard: 4,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Whose fault an error is, and so which exit code it gets. */
export type Blame = 'callAtFault' | 'runNotMade' | 'refusedByGuard';

/**
 * The one error that the harness throws on purpose: what was found, where, and what to do about it.
 *
 * `code` is a stable name such as `target-file.unset-variable`; `fix` is a sentence for the person.
 */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
  readonly code: string;
  readonly blame: Blame;
  readonly fix: string | undefined;

  constructor(blame: Blame, code: string, message: string, fix?: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.blame = blame;
    this.fix = fix;
  }

  get exitCode(): ExitCode {
    return exitCodes[this.blame];
  }
}
