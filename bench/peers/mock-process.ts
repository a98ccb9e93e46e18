import { startMock, type Mock } from '../../mock/index.ts';

/** What the bench asks of the process that serves the mocks. */
export type Ask = { readonly start: readonly string[] } | { readonly stop: true };

/** What it answers. */
export type Answer =
  | { readonly url: string; readonly targetFile: Record<string, unknown> }
  /** `firstRequestAt` in milliseconds since 1970. */
  | { readonly requests: number; readonly firstRequestAt: number | undefined };

// Run as a process of its own, so that the mock shares no core's time by surprise with what is measured.
let mock: Mock | undefined;
let firstRequestAt: number | undefined;
let watch: NodeJS.Timeout | undefined;

async function start(faults: readonly string[]): Promise<Answer> {
  const running = await startMock({ faults });
  mock = running;
  firstRequestAt = undefined;
  watch = setInterval(() => {
    if (running.requests === 0) return;
    firstRequestAt = Date.now();
    clearInterval(watch);
  }, 1);
  return { url: running.url, targetFile: running.targetFile() };
}

async function stop(): Promise<Answer> {
  clearInterval(watch);
  const requests = mock?.requests ?? 0;
  await mock?.close();
  mock = undefined;
  return { requests, firstRequestAt };
}

process.on('message', (ask: Ask) => {
  void ('start' in ask ? start(ask.start) : stop()).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit(0));
