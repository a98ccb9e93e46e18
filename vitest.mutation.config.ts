import { defineConfig } from 'vitest/config';

// What mutation testing runs: the tests of the generators and of the contracts, without the program and without a server.
export default defineConfig({
  test: {
    include: ['test/generators/**/*.test.ts', 'test/contracts/**/*.test.ts', 'test/laws/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
