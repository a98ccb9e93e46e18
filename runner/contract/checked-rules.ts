import type { RuleId } from '../../model/rules.ts';
import type { Exchange } from './session.ts';

const everyAnswer: readonly RuleId[] = [
  'envelope.shape',
  'envelope.format',
  'envelope.parse',
  'envelope.server-error',
  'envelope.secret',
  'dedup.fresh',
];

/** The rules that hold for every response, of those that were checked on this one. */
export function alwaysChecked({ case: testCase, judgement }: Exchange, observed: boolean): RuleId[] {
  const checked: RuleId[] = [...everyAnswer];
  if (judgement.outcome === 'accept') checked.push('envelope.success');
  if (judgement.outcome === 'reject') checked.push('envelope.failure');
  if (testCase.space === 'link') checked.push('link.response');
  if (observed) checked.push(...effectsChecked(testCase, judgement.outcome));
  return checked;
}

function effectsChecked({ expects, launch }: Exchange['case'], outcome: string): RuleId[] {
  if (outcome === 'reject' || launch?.recipients.length === 0) return ['effect.none'];
  if (outcome !== 'accept' || expects !== 'accept' || launch === undefined) return [];
  const checked: RuleId[] = ['effect.once', 'effect.recipients'];
  if (launch.subscription !== undefined) checked.push('effect.subscription');
  if (launch.content !== undefined || launch.custom_data !== undefined) checked.push('effect.content');
  if (launch.attach !== undefined) checked.push('effect.attachments');
  if (launch.fields !== undefined) checked.push('effect.fields');
  return checked;
}
