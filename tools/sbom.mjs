// Writes dist/sbom.cdx.json (CycloneDX): every package of package-lock.json, what of it the program holds, and the
// Go modules of the k6 that is built where there is none. The same lock files give the same components.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

/** The bill of materials of this checkout; dist/ must be built. */
export async function billOfMaterials() {
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
  const { stdout } = await run('npm', words, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  const { metadata, components, dependencies, ...rest } = JSON.parse(stdout);
  // What differs each time says nothing of the packages.
  delete rest.serialNumber;
  delete metadata.timestamp;
  const { name } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const bundled = await bundledPackages();
  const modules = await goModules();
  const refs = modules.map((module) => module['bom-ref']);
  const engine = refs.find((ref) => ref.startsWith('go.k6.io/k6/v2@'));
  return {
    ...rest,
    // npm names it after the folder of the checkout.
    metadata: { ...metadata, component: { ...metadata.component, name } },
    components: [
      ...components.map((component) => ({
        ...component,
        // For npm all are of development alone: dist/ holds the code of those that are needed.
        scope: bundled.has(`${component.name} ${component.version}`) ? 'required' : 'excluded',
      })),
      ...modules,
    ],
    dependencies: [...dependencies, { ref: engine, dependsOn: refs.filter((ref) => ref !== engine) }],
  };
}

/** Packages that dist/ holds parts of, as `name version`. */
async function bundledPackages() {
  const notices = await readFile(join(root, 'dist', 'THIRD-PARTY.txt'), 'utf8');
  const heads = notices.split(/^-{80}$/m).map((notice) => notice.trimStart().split('\n', 1)[0]);
  return new Set(heads.map((head) => head.replace(/ \(.*\)$/, '')));
}

/** What k6 is built of, by go.sum: a line for each module whose source is read; others have `/go.mod` lines alone. */
async function goModules() {
  const sums = await readFile(join(root, 'runner', 'k6', 'engine', 'go.sum'), 'utf8');
  return sums
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, version = '']) => version !== '' && !version.endsWith('/go.mod'))
    .map(([name, version, sum]) => ({
      'bom-ref': `${name}@${version}`,
      type: 'library',
      name,
      version,
      scope: 'optional',
      purl: `pkg:golang/${name.toLowerCase()}@${encodeURIComponent(version)}`,
      properties: [{ name: 'go.sum', value: sum }],
    }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bom = await billOfMaterials();
  const file = join(root, 'dist', 'sbom.cdx.json');
  await writeFile(file, `${JSON.stringify(bom, null, 2)}\n`);
  console.log(`sbom: ${bom.components.length} components in dist/sbom.cdx.json`);
}
