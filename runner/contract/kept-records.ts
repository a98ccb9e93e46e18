import type { CaseRecord } from '../../model/contract-result.ts';

/** Records kept for the report; cases.jsonl has them all. */
const keptRecords = 20_000;

/** Keeps a record as long as there is room; for failed ones there is twice as much. */
export function keepRecord(records: CaseRecord[], record: CaseRecord): void {
  const room = record.verdict === 'failed' ? 2 * keptRecords : keptRecords;
  if (records.length < room) records.push(record);
}
