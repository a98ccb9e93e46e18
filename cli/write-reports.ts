import { renderResult, type AnyResult } from '../reports/index.ts';
import { withAssets, type Assets } from '../reports/split.ts';
import { writeWhole } from '../runner/output.ts';

/** Writes `result.json` first (what was measured is safe then) and every report of it; gives the paths by name. */
export async function writeReports(
  folder: string,
  result: AnyResult,
  assets: Assets = 'inline',
): Promise<Map<string, string>> {
  const paths = new Map<string, string>();
  paths.set('result.json', await writeWhole(folder, 'result.json', `${JSON.stringify(result, null, 2)}\n`));
  if ('series' in result) {
    paths.set('series.json', await writeWhole(folder, 'series.json', `${JSON.stringify(result.series)}\n`));
  }
  for (const [name, text] of Object.entries(withAssets(renderResult(result), assets))) {
    paths.set(name, await writeWhole(folder, name, text));
  }
  return paths;
}
