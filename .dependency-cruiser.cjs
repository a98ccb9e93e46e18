/** Who may import whom; design decisions are in ARCHITECTURE.md. Checked by tools/check-boundaries.mjs. */
const own = (names) => `^(${names.join('|')})/`;
const every = [
  'model',
  'generators',
  'contracts',
  'runner',
  'scenarios',
  'mock',
  'reports',
  'cli',
  'test',
  'bench',
];

/** What the program is made of: the build bundles these into dist/, so that installing it installs nothing else. */
const bundled = [
  '@faker-js/faker',
  'cli-progress',
  'commander',
  'csv-parse',
  'd3-scale',
  'd3-shape',
  'mingo',
  'pbf',
  're2js',
  'saxes',
  'semver',
  'snappyjs',
  'tar',
  'undici',
  'xxhash-wasm',
  'yaml',
  'yauzl',
  'zod',
];

/** A folder may import only these folders of ours. */
const only = (from, allowed, extra = {}) => ({
  name: `${from}-imports-only-${[from, ...allowed].join('-')}`,
  severity: 'error',
  from: { path: own([from]), ...extra },
  to: { path: own(every), pathNot: own([from, ...allowed]) },
});

/** A folder may use only these packages and node: built-ins. */
const packages = (from, allowed) => ({
  name: `${from}-packages`,
  severity: 'error',
  from: { path: own([from]) },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'],
    pathNot: allowed.length === 0 ? undefined : `node_modules/(${allowed.join('|')})(/|$)`,
  },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: { path: own(every) },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'only-bundled-packages-at-run-time',
      severity: 'error',
      from: {
        path: own(['model', 'generators', 'contracts', 'runner', 'mock', 'reports', 'cli']),
        pathNot: '(/build/|\\.gen\\.|build\\.mjs$|\\.k6\\.js$)',
      },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: `node_modules/(${bundled.join('|')})/`,
      },
    },
    only('model', []),
    only('generators', ['model']),
    only('contracts', ['model']),
    only('runner', ['model', 'generators', 'contracts']),
    only('scenarios', ['model', 'contracts']),
    only('mock', ['model']),
    only('reports', ['model']),
    only('cli', ['model', 'generators', 'contracts', 'runner', 'mock', 'reports']),
    {
      name: 'scenarios-take-only-what-reads-responses',
      severity: 'error',
      from: { path: '^scenarios/' },
      to: {
        path: '^contracts/',
        pathNot:
          '^contracts/(envelope\\.validator\\.gen\\.js|envelope\\.schema\\.ts|response/(json|xml|headers)\\.ts)$',
      },
    },
    {
      name: 'model-imports-nothing',
      severity: 'error',
      from: { path: '^model/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'reports-have-no-file-system',
      severity: 'error',
      from: { path: '^reports/', pathNot: 'build\\.mjs$' },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|net|http|https|child_process|os|process|worker_threads)(/|$)',
      },
    },
    {
      name: 'only-cli-prints-and-exits',
      severity: 'error',
      from: { pathNot: own(['cli', 'test', 'bench']) },
      to: { path: '^cli/' },
    },
    packages('generators', ['@faker-js', 'xxhash-wasm', 'saxes']),
    packages('contracts', ['zod', 'ajv', 'ajv-formats', 'saxes', 'mingo', 'xxhash-wasm', 're2js', 'esbuild']),
    packages('reports', ['d3-scale', 'd3-shape', 'esbuild', '@types']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
