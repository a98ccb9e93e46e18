import type { Encoding } from '../model/case.ts';
import type { Finding, Judgement } from '../model/judgement.ts';
import type { Mask } from '../model/mask.ts';
import type { Response } from '../model/observation.ts';
import { checkFresh } from './checks/duplicate.ts';
import { checkErrors, checkOutcome } from './checks/outcome.ts';
import { headersCarryToken, maskOf, secretFinding } from './checks/secret.ts';
import type { Demand } from './demand.ts';
import { successText } from './envelope.schema.ts';
import { judgeBody, type BodyJudgement } from './judge-body.ts';
import { isKnownSuccess, keepSuccess } from './response/known-success.ts';
import { isMarkedDuplicate } from './response/headers.ts';

/** A judgement with what is only recorded of the response. */
export interface ResponseJudgement extends Judgement {
  /** The format that the body is in, where it is one. */
  readonly format?: Encoding;
  /** Keys beyond data, error and error_text, sorted (rule envelope.extra). */
  readonly extra?: readonly string[];
}

const success: BodyJudgement = {
  outcome: 'accept',
  envelope: { data: null, error: 0, error_text: successText },
  findings: [],
};

/** Judges one response by what it must be: envelope, format, secrets, duplicates and the outcome. */
export function judgeResponse(demand: Demand, response: Response): ResponseJudgement {
  const { status } = response;
  const mask = maskOf(demand.token);
  const duplicate = isMarkedDuplicate(response);
  const body = bodyOf(demand, response);
  const { outcome, envelope, format, extra } = body;
  const findings: Finding[] = [
    ...body.findings,
    ...checkFresh(duplicate),
    ...(headersCarryToken(response, demand.token, demand.sent) ? [secretFinding('headers')] : []),
    ...checkOutcome(demand, outcome, envelope, status, mask),
    ...checkErrors(demand, outcome, envelope, status, mask),
  ];
  return {
    outcome,
    expects: demand.expects,
    status,
    ...(envelope.error === undefined ? {} : { error: envelope.error }),
    ...(envelope.error_text === undefined ? {} : { errorText: kept(envelope.error_text, mask) }),
    duplicate,
    findings,
    ...(format === undefined ? {} : { format }),
    ...(extra === undefined ? {} : { extra }),
  };
}

function bodyOf(demand: Demand, response: Response): BodyJudgement {
  if (isKnownSuccess(demand, response))
    return { ...success, ...(demand.format && { format: demand.format }) };
  const body = judgeBody(demand, response);
  const faultless = body.outcome === 'accept' && body.findings.length === 0 && body.extra === undefined;
  if (faultless) keepSuccess(demand, response);
  return body;
}

/** An `error_text` is kept for comparison with other runs, but not without end, nor with a secret cut in half. */
function kept(text: string, mask: Mask): string {
  const longest = 2000;
  if (text === successText) return text;
  const masked = mask(text);
  return masked.length > longest ? `${masked.slice(0, longest)}…` : masked;
}
