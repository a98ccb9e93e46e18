import { Option } from 'commander';
import { assetPlaces } from '../../reports/split.ts';
import { oneOf } from './parse.ts';

/** `--assets`, for every command that writes a page. */
export const assets = (): Option =>
  new Option(
    '--assets <place>',
    'style and script of report.html: inline, or split into files beside it for servers that forbid inline ones',
  )
    .argParser(oneOf(assetPlaces))
    .default('inline');

/** `--annotations`, for what a contract run found. */
export const annotations = (): Option =>
  new Option('--annotations <system>', 'github: the causes as annotations of a workflow run').argParser(
    oneOf(['github'] as const),
  );
