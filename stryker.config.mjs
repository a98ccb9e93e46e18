// Mutation testing of what the harness is trusted for: npm run mutation [-- --mutate 'contracts/**/*.ts']
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['generators/**/*.ts', 'contracts/**/*.ts', '!**/*.gen.*', '!**/build/**', '!**/*.d.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: true },
  // Names and sentences are not what these tests are about.
  mutator: { excludedMutations: ['StringLiteral'] },
  // A mutant that is there once, when a module loads, would cost a whole run of the tests each.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'json', 'progress'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
  jsonReporter: { fileName: 'out/mutation/mutation.json' },
  tempDirName: 'out/stryker',
  cleanTempDir: 'always',
};
