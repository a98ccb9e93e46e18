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
