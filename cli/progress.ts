import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from './context.ts';

/** Shows how far something has come: a bar on a terminal, a plain line now and then where there is none. */
export interface Progress {
  update(done: number, total: number, detail: string): void;
  end(): void;
}

const plainEveryMs = 5000;
const redrawPerSecond = 8;

export function progressOf(terminal: Terminal, what: string): Progress {
  if (terminal.live) return bar(what);
  return lines(terminal, what);
}

function bar(what: string): Progress {
  const shown = new SingleBar(
    {
      format: `  ${what} {bar} {percentage}% · {detail} · {eta_formatted} left`,
      stream: process.stderr,
      fps: redrawPerSecond,
      hideCursor: true,
      clearOnComplete: true,
      etaBuffer: 200,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update(done, total, detail) {
      if (!started) shown.start(total, 0, { detail });
      started = true;
      if (shown.getTotal() !== total) shown.setTotal(total);
      shown.update(done, { detail });
    },
    end() {
      if (started) shown.stop();
    },
  };
}

function lines(terminal: Terminal, what: string): Progress {
  let last = performance.now();
  return {
    update(done, total, detail) {
      const now = performance.now();
      if (now - last < plainEveryMs) return;
      last = now;
      terminal.note(`  ${what} ${Math.floor((100 * done) / total)} % · ${detail}`);
    },
    end() {
      // The summary says the rest.
    },
  };
}
