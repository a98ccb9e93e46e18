import type { ExportFormat } from '../../runner/export/index.ts';

/** The formats of `generate`, each with a word on it; kept apart so that the command line needs no exporter to be read. */
export const formats: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'a case with its encoded request a line',
  k6: 'a k6 script and its requests (needs --out)',
  postman: 'a collection of the examples and one request a rule',
  openapi: 'an OpenAPI 3.1 document with the values of the target',
  curl: 'a line for bash a case',
  har: 'an HTTP Archive 1.2',
};
