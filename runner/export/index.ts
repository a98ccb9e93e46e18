import { curl } from './curl.ts';
import type { Exporter } from './format.ts';
import { har } from './har.ts';
import { jsonl } from './jsonl.ts';
import { k6 } from './k6.ts';
import { openapi } from './openapi.ts';
import { postman } from './postman/index.ts';

export type { ExportFile, ExportInput, Exporter } from './format.ts';

/** The formats that cases are written in. */
export const exporters = { jsonl, k6, postman, openapi, curl, har } as const satisfies Record<
  string,
  Exporter
>;
export type ExportFormat = keyof typeof exporters;
