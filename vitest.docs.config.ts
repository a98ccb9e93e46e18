import { defineConfig } from 'vitest/config';

/** Documents are checked by `npm run check:docs`; `npm test` leaves them out. */
export default defineConfig({
  test: {
    include: ['test/documents/**/*.test.ts'],
    globalSetup: ['test/setup/global.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // The commands of two documents at once would only wait for each other.
    maxWorkers: 1,
  },
});
