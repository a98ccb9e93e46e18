/// <reference lib="dom" />
import { enhanceCaseList } from './case-list.ts';
import { enhanceMatrix } from './matrix.ts';
import { readCases } from './unpack.ts';

enhanceMatrix();
void readCases().then((data) => {
  if (data !== undefined) enhanceCaseList(data);
  // Tests and tools wait for this mark.
  document.documentElement.dataset['ready'] = 'true';
});
