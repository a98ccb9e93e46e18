import type { LoadResult } from '../../model/load-result.ts';
import { chartStyle } from '../charts/style.ts';
import { renderPage, type Page } from '../shell.ts';
import { answer } from './answer.ts';
import { comparison } from './comparison.ts';
import { curve } from './curve.ts';
import { errors } from './errors.ts';
import { facts } from './facts.ts';
import { generator } from './generator.ts';
import { heat } from './heat.ts';
import { keyFigures } from './key-figures.ts';
import { kinds } from './kinds.ts';
import { knee } from './knee.ts';
import { latency } from './latency.ts';
import { phases } from './phases.ts';
import { requests } from './requests.ts';
import { rateVaries } from './safe-rate.ts';
import { loadStyle } from './style.ts';
import { thresholds } from './thresholds.ts';
import { verdictOf } from './verdict.ts';

/** Renders a load run as one HTML file, beside an earlier run where one is given. */
export function renderLoadReport(result: LoadResult, against?: LoadResult): string {
  return renderPage({
    title: `Load: ${result.scenario} against ${result.run.target}`,
    verdict: verdictOf(result),
    figures: keyFigures(result),
    sections: sections(result, against),
    facts: facts(result),
    style: chartStyle + loadStyle,
  });
}

function sections(result: LoadResult, against: LoadResult | undefined): Page['sections'] {
  return [
    { id: 'answer', title: 'Can I send?', body: answer(result, against) },
    ...(result.comparison === undefined
      ? []
      : [{ id: 'comparison', title: 'Against earlier runs', body: comparison(result, result.comparison) }]),
    { id: 'thresholds', title: 'Thresholds', body: thresholds(result) },
    { id: 'requests', title: 'Requests', body: requests(result) },
    { id: 'latency', title: 'Response times', body: latency(result, against) },
    { id: 'heat', title: 'Heat-map', body: heat(result) },
    { id: 'curve', title: 'Percentile curve', body: curve(result, against) },
    { id: 'errors', title: 'Errors', body: errors(result) },
    { id: 'phases', title: 'Phases', body: phases(result) },
    { id: 'kinds', title: 'Kinds of request', body: kinds(result) },
    ...(rateVaries(result) ? [{ id: 'knee', title: 'Capacity', body: knee(result) }] : []),
    { id: 'generator', title: 'Load generator', body: generator(result) },
  ];
}
