import type { Encoding } from '../model/case.ts';
import type { Finding, Outcome } from '../model/judgement.ts';
import type { Mask } from '../model/mask.ts';
import type { Response } from '../model/observation.ts';
import { checkFailure } from './checks/failure.ts';
import { checkFormat } from './checks/format.ts';
import { subjectOf } from './checks/outcome.ts';
import { checkParse } from './checks/parse.ts';
import { checkRedirect } from './checks/redirect.ts';
import { carriesToken, maskOf, secretFinding } from './checks/secret.ts';
import { checkStatus } from './checks/server-error.ts';
import { checkShape } from './checks/shape.ts';
import { checkSuccess } from './checks/success.ts';
import { defaultMaxBodyBytes, type Demand } from './demand.ts';
import { envelopeIn, extraKeys, type Envelope } from './envelope.ts';
import { readBody, type Reading } from './response/read.ts';

/** What status and body amount to. */
export interface BodyJudgement {
  readonly outcome: Outcome;
  readonly envelope: Envelope;
  readonly findings: readonly Finding[];
  readonly format?: Encoding;
  readonly extra?: readonly string[];
}

/** Judges status and body; where several rules are broken by one cause, only the rule that names it speaks. */
export function judgeBody(demand: Demand, response: Response): BodyJudgement {
  const { status } = response;
  const mask = maskOf(demand.token);
  if (demand.bodiless === true) return judgeStatus(demand, status);
  const reading = readBody(response, demand.maxBodyBytes ?? defaultMaxBodyBytes);
  const secret = bodyCarriesToken(reading, demand) ? [secretFinding('body')] : [];
  const envelope = envelopeIn(reading.value);
  if (status >= 500)
    return { outcome: 'none', envelope, findings: [...secret, ...checkStatus(status, subjectOf(demand))] };
  if (isHttpRefusal(demand, status)) return { outcome: 'reject', envelope, findings: secret };
  if (status >= 300 && status < 400 && envelope.error === undefined) {
    return { outcome: 'none', envelope, findings: [...secret, checkRedirect(demand, status)] };
  }
  const outcome = outcomeOf(envelope, status);
  return {
    outcome,
    envelope,
    findings: [
      ...secret,
      ...checkText(demand, reading, response, mask),
      ...checkClaim(demand, envelope, status, mask),
    ],
    ...(reading.kind === 'json' || reading.kind === 'xml' ? { format: reading.kind } : {}),
    ...extraOf(reading.value),
  };
}

/** After HEAD there is only a status to judge by. */
function judgeStatus(demand: Demand, status: number): BodyJudgement {
  const findings = checkStatus(status, subjectOf(demand));
  return { outcome: status >= 400 && status < 500 ? 'reject' : 'none', envelope: {}, findings };
}

function isHttpRefusal({ httpRefusal, redirectRefusal }: Demand, status: number): boolean {
  if (httpRefusal && (status === 404 || status === 405)) return true;
  return redirectRefusal === true && status >= 300 && status < 400;
}

/** Error 0 under a status that says otherwise is no acceptance; rule envelope.success or .failure says so. */
function outcomeOf({ error }: Envelope, status: number): Outcome {
  if (error === undefined) return 'none';
  if (error !== 0) return 'reject';
  return status >= 200 && status < 300 ? 'accept' : 'none';
}

function checkText(demand: Demand, reading: Reading, response: Response, mask: Mask): Finding[] {
  const format = checkFormat(demand, reading.kind, response, mask);
  const unreadable = reading.value === undefined;
  const ofOther = demand.format !== undefined && format.length > 0 && reading.kind !== demand.format;
  // A body of another format has been named as such; that it does not parse as its own adds nothing.
  const parse = unreadable && ofOther ? [] : checkParse(reading, demand.formatRule);
  const shape = unreadable ? [] : checkShape(reading, mask);
  return [...format, ...parse, ...shape];
}

function checkClaim(demand: Demand, envelope: Envelope, status: number, mask: Mask): Finding[] {
  const { error, error_text: text } = envelope;
  // A missing or mistyped part is a matter of rule envelope.shape alone.
  if (error === undefined || text === undefined) return [];
  if (error !== 0) return checkFailure(envelope, status);
  return checkSuccess(envelope, status, demand.expects, mask);
}

function bodyCarriesToken(reading: Reading, { token, sent }: Demand): boolean {
  if (token === undefined) return false;
  const { data, error_text: text } = envelopeIn(reading.value);
  // What escapes hide in the text shows in the decoded values.
  const decoded = [text, typeof data === 'string' ? data : undefined];
  return (
    carriesToken(reading.text, token, sent) || decoded.some((part) => carriesToken(part ?? '', token, sent))
  );
}

function extraOf(value: unknown): { readonly extra?: readonly string[] } {
  const extra = extraKeys(value);
  return extra.length === 0 ? {} : { extra };
}
