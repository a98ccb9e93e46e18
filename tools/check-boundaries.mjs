// Checks who imports whom, and checks the check: it must see the modules, and must find a planted violation of each kind.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const folders = ['model', 'generators', 'contracts', 'runner', 'scenarios', 'mock', 'reports', 'cli'];
/** Fewer modules than this means that the tool did not see the sources. */
const leastModules = 100;

/** Imports that must be refused: a file in the first folder that imports the second. */
const planted = [
  ['model', '../runner/output.ts'],
  ['mock', '../contracts/index.ts'],
  ['mock', '../generators/index.ts'],
  ['contracts', '../generators/index.ts'],
  ['generators', '../contracts/index.ts'],
  ['reports', 'node:fs'],
  ['reports', '../runner/output.ts'],
  ['scenarios', '../generators/index.ts'],
  ['runner', '../cli/context.ts'],
  ['model', 'zod'],
  ['runner', 'ajv'],
  ['cli', 'esbuild'],
];

async function violationsOf(paths) {
  const options = await extractConfig(join(root, '.dependency-cruiser.cjs'));
  const tsConfig = extractTsConfig(join(root, 'tsconfig.json'));
  const { output } = await cruise(paths, options, undefined, { tsConfig });
  return {
    modules: output.modules.length,
    violations: output.summary.violations.filter((v) => v.rule.severity === 'error'),
  };
}

async function seesPlanted([folder, imported], index) {
  const place = join(folder, `planted-${index}`);
  const file = join(place, 'violation.ts');
  try {
    await mkdir(place, { recursive: true });
    await writeFile(
      file,
      `import * as planted from '${imported.startsWith('..') ? `../${imported}` : imported}';\nexport const kept = planted;\n`,
    );
    const { violations } = await violationsOf([file]);
    return violations.some(
      (violation) => violation.from.replaceAll('\\', '/') === file.replaceAll('\\', '/'),
    );
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

const { modules, violations } = await violationsOf(folders);
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} → ${to}`);
const missed = [];
for (const [index, plant] of planted.entries())
  if (!(await seesPlanted(plant, index))) missed.push(plant.join(' → '));
for (const plant of missed) console.error(`the check did not see the planted import ${plant}`);
if (modules < leastModules) console.error(`only ${modules} modules were seen`);

const failed = violations.length > 0 || missed.length > 0 || modules < leastModules;
console.log(
  `boundaries: ${modules} modules, ${violations.length} violations, ${planted.length - missed.length} of ${planted.length} planted ones seen`,
);
process.exitCode = failed ? 1 : 0;
