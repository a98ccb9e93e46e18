import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Writes the character classes of xmlchars in UTF-16 units: k6's engine panics on pairs in a regular expression.
 *
 * Surrogates then pass one by one, where pairs would; saxes tests whole characters before it gets there.
 */
const plainRanges = {
  name: 'plain-ranges',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]xmlchars[\\/].*\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return {
        contents: text
          .replaceAll(/\\uD800\\uDC00-\\uDB\w\w\\uDFFF/g, '\\uD800-\\uDFFF')
          .replaceAll(/(new RegExp\(.*), "u"\)/g, '$1)'),
        loader: 'js',
      };
    });
  },
};

/** What a bundle for k6 needs. */
export const scenarioPlugins = [plainRanges];

/**
 * Bundles each scenario to `<outdir>/<name>.js`, which k6 runs as it is; gives the names.
 *
 * k6 strips types only: it knows no npm names and no JSON imports, so all but k6's own modules goes in.
 */
export async function buildScenarios(outdir = join(here, '..', 'dist', 'scenarios')) {
  const entries = (await readdir(here)).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  await build({
    entryPoints: entries.map((file) => join(here, file)),
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
    external: ['k6', 'k6/*'],
    legalComments: 'inline',
    plugins: scenarioPlugins,
    logLevel: 'warning',
  });
  return entries.map((file) => file.slice(0, -'.ts'.length));
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const names = await buildScenarios();
  console.log(`${relative(process.cwd(), join(here, '..', 'dist', 'scenarios'))}: ${names.join(', ')}`);
}
