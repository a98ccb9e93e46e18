export type { Demand } from './demand.ts';
export { expectationOf, type ResolvedExpectation } from './expectation.ts';
export { judge, type JudgeContext } from './judge.ts';
export { judgeResponse, type ResponseJudgement } from './judge-response.ts';
export { targetFileSchema } from './target/json-schema.ts';
export { targetFrom } from './target/target-from.ts';
export { checkPair, type PairNames } from './checks/pair.ts';
export { checkReplay, type Replayed } from './checks/replay.ts';
export { checkLaunches } from './effects/check-launches.ts';
export { checkKept, checkWritten, type ObservedFields } from './effects/fields.ts';
export {
  parseLaunches,
  parseProfile,
  type Launch,
  type LaunchPage,
  type ObservedProfile,
} from './effects/launch.ts';
export {
  caseRecord,
  caseRecordFrom,
  contractResultFileSchema,
  contractResultFrom,
} from './results/contract.ts';
export { loadResultFileSchema, loadResultFrom } from './results/load.ts';
export { collectedRunFrom } from './results/collected-run.ts';
export { regressResultFileSchema, regressResultFrom } from './results/regress.ts';
export { planResultFileSchema, planResultFrom } from './results/plan.ts';
export { launchRequestSchema, type LaunchRequest } from './requests/launch.ts';
export { linkRequestSchema, type LinkRequest } from './requests/link.ts';
export { findingsNotWaived } from './waived.ts';
export { openApiDocument, type OpenApiOptions } from './openapi/document.ts';
export { valuesOf as requestValues, type Values } from './openapi/values.ts';
export { publishedSchemas } from './published.ts';
