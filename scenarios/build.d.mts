import type { Plugin } from 'esbuild';

/** What a bundle for k6 needs. */
export const scenarioPlugins: Plugin[];

/** Bundles each scenario to `<outdir>/<name>.js`; gives the names. Default: `dist/scenarios`. */
export function buildScenarios(outdir?: string): Promise<string[]>;
