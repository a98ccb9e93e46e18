// What other programs may import: the contract suite as a function, with the target file's reader.
export { runContract, type ContractRun } from './contract/run.ts';
export type { ContractOptions, ContractProgress, Strength } from './contract/options.ts';
export { targetFrom } from '../contracts/target/target-from.ts';
export { parseTarget, readTarget, type Environment } from './target-file.ts';
export { HarnessError, exitCodes } from '../model/errors.ts';
export type { ContractResult, Violation } from '../model/contract-result.ts';
export type { RuleId } from '../model/rules.ts';
export type { Target } from '../model/target.ts';
