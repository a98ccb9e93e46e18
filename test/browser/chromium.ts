import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The first Chromium on PATH. */
export function findChromium(path = process.env['PATH'] ?? ''): string | undefined {
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

/** Whether browser tests can run here; in CI a missing Chromium is a failure and not a skip. */
export function chromiumOrSkip(): { readonly path: string | undefined; readonly skip: boolean } {
  const path = findChromium();
  if (path === undefined && process.env['CI'] === undefined) {
    console.warn(
      'No Chromium on PATH: the browser tests are skipped. Install the package "chromium" to run them.',
    );
  }
  return { path, skip: path === undefined && process.env['CI'] === undefined };
}

export async function launchChromium(path: string | undefined): Promise<Browser> {
  if (path === undefined) throw new Error('No Chromium on PATH, and in CI the browser tests must run.');
  return await chromium.launch({
    executablePath: path,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
    ],
  });
}
