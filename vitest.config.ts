import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
    // Documents have a configuration of their own (npm run check:docs).
    exclude: ['test/documents/**', '**/node_modules/**'],
    globalSetup: ['test/setup/global.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers than that only wait for each other.
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['model/**', 'generators/**', 'contracts/**', 'runner/**', 'mock/**', 'reports/**', 'cli/**'],
    },
  },
});
