import type { LoadResult } from '../../model/load-result.ts';
import { count, milliseconds, percent } from '../charts/format.ts';
import type { Page } from '../shell.ts';
import { perSecond, rateVaries } from './safe-rate.ts';
import { droppedShare } from './verdict.ts';

/** The five figures under the verdict. */
export function keyFigures(result: LoadResult): Page['figures'] {
  const { requests, rate, latency, generator } = result;
  const failed = requests.finished > 0 ? requests.failed / requests.finished : 0;
  const average = rateVaries(result) ? ' on average' : '';
  const reachedNote = `${average}${generator.limit === null ? '' : ', held back by the generator'}`;
  return [
    {
      label: 'Rate reached',
      value: perSecond(rate.reached),
      note: `of ${perSecond(rate.asked)} asked for${reachedNote}`,
    },
    {
      label: 'p95 response time',
      value: latency.p95 === null ? '–' : milliseconds(latency.p95),
      note: latency.p95 === null ? 'too few samples' : p99Note(latency.p99),
    },
    {
      label: 'Failed',
      value: percent(failed),
      note: `${count(requests.failed)} of ${count(requests.finished)} requests`,
    },
    {
      label: 'Wrong answers',
      value: count(requests.violations),
      note:
        requests.duplicates > 0
          ? `${count(requests.duplicates)} marked as duplicates`
          : 'none marked as duplicates',
    },
    {
      label: 'Never sent',
      value: percent(droppedShare(result)),
      note: `${count(requests.dropped)} of ${count(requests.planned)} planned`,
    },
  ];
}

function p99Note(p99: number | null): string {
  return p99 === null ? 'p99: too few samples' : `p99 ${milliseconds(p99)}`;
}
