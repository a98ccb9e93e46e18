import { join } from 'node:path';
import { build } from 'esbuild';
import { packageRoot } from '../../runner/package-root.ts';

/** The oracle as a script that any JavaScript engine can run: it defines `oracle`. */
export async function oracleText(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(packageRoot(), 'bench', 'peers', 'oracle.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'oracle',
    target: 'es2020',
  });
  return outputFiles[0]?.text ?? '';
}
