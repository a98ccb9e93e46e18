import { contractSchema } from '../model/contract-result.ts';
import { loadSchema } from '../model/load-result.ts';
import { regressSchema } from '../model/regress-result.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { caseRecord, contractResultFileSchema } from './results/contract.ts';
import { loadResultFileSchema } from './results/load.ts';
import { regressResultFileSchema } from './results/regress.ts';
import { planSchema } from '../model/plan-result.ts';
import { planResultFileSchema } from './results/plan.ts';
import { targetFileSchema } from './target/json-schema.ts';

interface Published {
  /** The id of the schema: what a file calls its own, with its version, where it does. */
  readonly id: string;
  readonly make: () => object;
}

const published: Readonly<Record<string, Published>> = {
  target: { id: 'trigger-harness/target', make: targetFileSchema },
  'contract-result': { id: contractSchema, make: contractResultFileSchema },
  'load-result': { id: loadSchema, make: loadResultFileSchema },
  'regress-result': { id: regressSchema, make: regressResultFileSchema },
  'plan-result': { id: planSchema, make: planResultFileSchema },
  case: {
    id: 'trigger-harness/case',
    make: () => ({ ...jsonSchemaOf(caseRecord), title: 'a line of cases.jsonl of trigger-harness contract' }),
  },
};

/** The JSON Schemas (draft 2020-12) of the files that others read and write, by the name of their file in schemas/. */
export function publishedSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(published).map(([name, { id, make }]) => [
      `${name}.schema.json`,
      { $id: `urn:${id.replaceAll('/', ':')}`, ...make() },
    ]),
  );
}
