import { encodeRequest, sampleCases } from '../../generators/index.ts';
import type { CaseSource } from '../../generators/corpus/source.ts';

/** The generators, as the corpus uses them. */
export const caseSource: CaseSource = { sampleCases, encodeRequest };
