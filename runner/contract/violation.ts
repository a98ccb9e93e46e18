import type { Violation } from '../../model/contract-result.ts';
import type { Mask } from '../../model/mask.ts';
import type { Target } from '../../model/target.ts';
import type { Cause } from './causes/cause.ts';
import { shownConditions } from './causes/condition.ts';
import { curlLine } from './curl.ts';
import { shownRequest, shownResponse } from './show.ts';

/** Case ids listed with a violation. */
const examplesListed = 20;

/** A cause as the result file and the reports have it: everything masked, nothing live. */
export function violationOf(cause: Cause, target: Target, mask: Mask): Violation {
  const { exchange } = cause.smallest;
  const request = shownRequest(exchange.case, target, mask);
  const { result } = exchange.observation;
  return {
    rule: cause.rule,
    case: exchange.case.id,
    title: exchange.case.title,
    expected: cause.finding.expected,
    got: mask(cause.finding.got),
    message: mask(cause.finding.message),
    minimal: {
      parameters: cause.parameters,
      levels: shownConditions(cause.conditions),
      body: request.body ?? '',
      proven: cause.proven,
    },
    request,
    ...(result.kind === 'response'
      ? { response: shownResponse(result.response, mask) }
      : { failure: mask(`${result.failure}: ${result.message}`) }),
    curl: curlLine(request),
    cases: cause.failures.length,
    examples: cause.failures.slice(0, examplesListed).map((failure) => failure.exchange.case.id),
    ...(cause.flaky === undefined ? {} : { flaky: cause.flaky }),
  };
}
