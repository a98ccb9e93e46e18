import type { Case } from '../model/case.ts';
import type { Finding, Judgement } from '../model/judgement.ts';
import type { Observation } from '../model/observation.ts';
import type { Target } from '../model/target.ts';
import { subjectOf } from './checks/outcome.ts';
import { maskOf } from './checks/secret.ts';
import { checkFailureOf } from './checks/server-error.ts';
import type { Demand } from './demand.ts';
import { demandOf } from './demand-of.ts';
import { judgeResponse, type ResponseJudgement } from './judge-response.ts';
import { withoutWaived } from './waived.ts';

/** What of a target the judging depends on. */
export interface JudgeContext {
  readonly token: string;
  readonly expectations: Target['expectations'];
  /** The longest body that is read, in bytes. */
  readonly maxBodyBytes: number;
}

/** Says what one case's response amounts to and everything that is wrong with it; never throws. */
export function judge(testCase: Case, observation: Observation, context: JudgeContext): ResponseJudgement {
  const demand = demandOf(testCase, context);
  const { result } = observation;
  const judgement =
    result.kind === 'response'
      ? judgeResponse(demand, result.response)
      : judgementOf(
          demand,
          checkFailureOf(result.failure, result.message, subjectOf(demand), maskOf(context.token)),
        );
  return withoutWaived(judgement, context.expectations);
}

function judgementOf(demand: Demand, finding: Finding): Judgement {
  return { outcome: 'none', expects: demand.expects, duplicate: false, findings: [finding] };
}
