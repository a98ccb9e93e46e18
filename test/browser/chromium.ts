import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The first Chromium on PATH. */
export function findChromium(path: string): string | undefined {
  for (const folder of path.split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        continue;
      }
    }
  }
  return undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether this is CI, where what cannot be tested must fail. */
export function isCi(environment: Environment): boolean {
  return !['', '0', 'false'].includes(environment['CI'] ?? '');
}

/** The Chromium to test with; without one browser tests are left out, saying so, and in CI they fail. */
export function chromiumOrSkip(environment: Environment = process.env): {
  readonly path: string;
  readonly skip: boolean;
} {
  const path = findChromium(environment['PATH'] ?? '');
  if (path !== undefined) return { path, skip: false };
  if (isCi(environment)) {
    throw new Error('No Chromium on PATH, and in CI the browser tests must run: install "chromium".');
  }
  console.warn('Browser tests left out: no Chromium on PATH. Install the package "chromium" to run them.');
  return { path: '', skip: true };
}

/** Starts the Chromium that was found. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  return await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
    ],
  });
}
