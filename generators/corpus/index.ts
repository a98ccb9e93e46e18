export { corpusFile, makeCorpus, type CorpusOptions, type CorpusText } from './corpus.ts';
export * from '../../model/corpus.ts';
export type { LineExpectation } from './line.ts';
export { defaultMix, parseMix, type Mix } from './mix.ts';
export { parseKinds, requestKinds, type KindShares, type RequestKind } from './shares.ts';
export type { CaseSource, ShownBytes } from './source.ts';
