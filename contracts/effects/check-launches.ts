import type { Case, ExpectedLaunch } from '../../model/case.ts';
import type { Finding, Judgement } from '../../model/judgement.ts';
import type { Target } from '../../model/target.ts';
import { findingsNotWaived } from '../waived.ts';
import { checkAttachments } from './attachments.ts';
import { checkContent } from './content.ts';
import { checkNone, checkOnce } from './count.ts';
import { checkUsed } from './fields.ts';
import type { Launch } from './launch.ts';
import { checkRecipients } from './recipients.ts';
import { sameFromXml, sameJson } from './same.ts';
import { checkStrict, checkSubscription, nobodyReached } from './subscription.ts';

/** Says what is wrong with the launches of one case (all that carry its Request-ID), by the effect.* rules. */
export function checkLaunches(
  testCase: Case,
  judgement: Judgement,
  launches: readonly Launch[],
  target: Target,
): readonly Finding[] {
  return findingsNotWaived(findingsOf(testCase, judgement, launches, target), target.expectations);
}

function findingsOf(
  testCase: Case,
  judgement: Judgement,
  launches: readonly Launch[],
  target: Target,
): readonly Finding[] {
  const { outcome } = judgement;
  // Without an answer nobody knows whether the request was taken; that there was none has been said.
  if (outcome === 'none') return [];
  const none = checkNone(testCase, judgement, launches);
  if (none.length > 0 || outcome === 'reject') return none;
  const strict = testCase.rules.includes('filter.strict') ? checkAllStrict(testCase, launches) : [];
  if (strict.length > 0) return strict;
  // That a case was accepted which should not be is a finding of its own rule; what it launched is moot.
  if (testCase.launch === undefined || judgement.expects === 'reject') return [];
  return testCase.expects === 'accept' ? checkLaunch(testCase, launches, target) : [];
}

function checkAllStrict({ request }: Case, launches: readonly Launch[]): Finding[] {
  const filter = request.parameters?.['subscription_filter'];
  return launches.flatMap(({ recipients }) => checkStrict(filter, recipients)).slice(0, 1);
}

function checkLaunch(testCase: Case, launches: readonly Launch[], target: Target): Finding[] {
  const { launch: expected, request } = testCase;
  const [launch] = launches;
  if (expected === undefined) return [];
  const once = checkOnce(expected.campaign, launches);
  if (launch === undefined || launches.length > 1) return once;
  const same = request.encoding === 'xml' ? sameFromXml : sameJson;
  return [
    ...once,
    ...checkWay(expected, launch, target),
    ...(isKnown(testCase, 'content') ? checkContent('content', expected.content, launch, same) : []),
    ...(isKnown(testCase, 'custom_data')
      ? checkContent('custom_data', expected.custom_data, launch, same)
      : []),
    ...(isKnown(testCase, 'attach') ? checkAttachments(expected.attach, launch) : []),
    ...(expected.fields === undefined ? [] : checkUsed(testCase, expected.fields.used, launch, target)),
  ];
}

/** Where a filter names the way, nobody reached is the filter's fault; else it is the profiles'. */
function checkWay({ recipients, subscription }: ExpectedLaunch, launch: Launch, target: Target): Finding[] {
  if (subscription === undefined) return checkRecipients(recipients, launch.recipients);
  if (launch.recipients.length === 0 && recipients.length > 0) return [nobodyReached(subscription.value)];
  // Whoever should not have got it at all is a matter of effect.recipients alone.
  const named = launch.recipients.filter(({ profile_id: id }) => recipients.includes(id));
  return [
    ...checkRecipients(recipients, launch.recipients),
    ...checkSubscription(subscription, named, target),
  ];
}

/** A parameter that is sent but not expected is one whose effect the documents leave open. */
function isKnown({ launch, request }: Case, key: 'content' | 'custom_data' | 'attach'): boolean {
  return launch?.[key] !== undefined || request.parameters?.[key] === undefined;
}
