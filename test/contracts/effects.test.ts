import { describe, expect, it } from 'vitest';
import { checkLaunches } from '../../contracts/index.ts';
import type { JsonObject } from '../../model/json.ts';
import { bySms, launching, one, open, type Row } from './effects.ts';
import { accepted, caseExpecting, launchWith, refused, rulesOf, target, unanswered } from './support.ts';

const emailFilter = { value: { email: 'John@example.com' }, lenient: false };
const lenientOther = { value: { email: 'other@example.com' }, lenient: true };
const strictOther: JsonObject = { subscription_filter: { email: 'other@example.com' } };

const rows: readonly Row[] = [
  // effect.once
  { name: 'one launch', case: launching(), launches: one, broken: [] },
  { name: 'no launch', case: launching(), launches: [], broken: ['effect.once'] },
  {
    name: 'two launches',
    case: launching(),
    launches: [launchWith(), launchWith()],
    broken: ['effect.once'],
  },
  {
    name: 'another campaign',
    case: launching(),
    launches: [launchWith({ campaign_id: '85' })],
    broken: ['effect.once'],
  },
  {
    name: 'no answer, so nothing is known',
    case: launching(),
    launches: [],
    judgement: unanswered,
    broken: [],
  },
  // effect.none
  {
    name: 'a refusal without a launch',
    case: caseExpecting('reject'),
    launches: [],
    judgement: refused,
    broken: [],
  },
  {
    name: 'a refusal with a launch',
    case: caseExpecting('reject'),
    launches: one,
    judgement: refused,
    broken: ['effect.none'],
  },
  {
    name: 'a valid case refused, with a launch',
    case: launching(),
    launches: one,
    judgement: refused,
    broken: ['effect.none'],
  },
  {
    name: 'an invalid case accepted is a finding of its own',
    case: caseExpecting('reject'),
    launches: one,
    judgement: { ...accepted, expects: 'reject' },
    broken: [],
  },
  {
    name: 'nobody, accepted without a recipient',
    case: open('matching.nobody'),
    launches: [launchWith({ recipients: [] })],
    broken: [],
  },
  {
    name: 'nobody, accepted with a recipient',
    case: open('matching.nobody'),
    launches: one,
    broken: ['effect.none'],
  },
  {
    name: 'a query for nobody with a recipient',
    case: open('request.nobody'),
    launches: one,
    broken: ['effect.none'],
  },
  {
    name: 'a link of nobody with a recipient',
    case: open('link.nobody'),
    launches: one,
    broken: ['effect.none'],
  },
  { name: 'another open case with a launch', case: open('matching.form'), launches: one, broken: [] },
  // effect.recipients
  {
    name: 'one recipient by two ways',
    case: launching(),
    launches: [launchWith({ recipients: [...one[0]!.recipients, ...bySms] })],
    broken: [],
  },
  {
    name: 'one too many',
    case: launching(),
    launches: [launchWith({ recipients: [...one[0]!.recipients, { profile_id: 'p2' }] })],
    broken: ['effect.recipients'],
  },
  {
    name: 'one too few',
    case: launching({ recipients: ['p1', 'p2'] }),
    launches: one,
    broken: ['effect.recipients'],
  },
  {
    name: 'the same message twice',
    case: launching(),
    launches: [launchWith({ recipients: [...one[0]!.recipients, ...one[0]!.recipients] })],
    broken: ['effect.recipients'],
  },
  // effect.subscription
  {
    name: 'the subscription of the filter',
    case: launching({ subscription: emailFilter }),
    launches: one,
    broken: [],
  },
  {
    name: 'another than that of the filter',
    case: launching({ subscription: emailFilter }),
    launches: [launchWith({ recipients: bySms })],
    broken: ['effect.subscription'],
  },
  {
    name: 'another profile than that of the filter',
    case: launching({ subscription: emailFilter }),
    launches: [launchWith({ recipients: [{ profile_id: 'p2', email: 'jane@example.com' }] })],
    broken: ['effect.recipients'],
  },
  {
    name: 'a lenient filter for what the profile has',
    case: launching({ subscription: { ...emailFilter, lenient: true } }),
    launches: [launchWith({ recipients: bySms })],
    broken: ['effect.subscription'],
  },
  {
    name: 'a lenient filter for what it has not',
    case: launching({ subscription: lenientOther }),
    launches: [launchWith({ recipients: bySms })],
    broken: [],
  },
  {
    name: 'a lenient filter that reaches nobody',
    case: launching({ subscription: lenientOther }),
    launches: [launchWith({ recipients: [] })],
    broken: ['effect.subscription'],
  },
  {
    name: 'push by its subscription',
    case: launching({
      subscription: { value: { subscription_id: 'PUSH1', provider: 'Chrome' }, lenient: false },
    }),
    launches: [
      launchWith({
        recipients: [{ profile_id: 'p1', channel: 'push', subscription_id: 'PUSH1', provider: 'chrome' }],
      }),
    ],
    broken: [],
  },
  {
    name: 'a phone, however it is written',
    case: launching({ subscription: { value: { phone: '+12025550101' }, lenient: false } }),
    launches: [launchWith({ recipients: bySms })],
    broken: [],
  },
  {
    name: 'another phone',
    case: launching({ subscription: { value: { phone: '+12025550102' }, lenient: false } }),
    launches: [launchWith({ recipients: bySms })],
    broken: ['effect.subscription'],
  },
  {
    name: 'a strict filter that nobody has',
    case: open('filter.strict', strictOther),
    launches: [launchWith({ recipients: [] })],
    broken: [],
  },
  {
    name: 'a strict filter, another subscription',
    case: open('filter.strict', strictOther),
    launches: one,
    broken: ['effect.subscription'],
  },
];

describe('checkLaunches', () => {
  it.each(rows)('$name: $broken', ({ case: testCase, launches, judgement = accepted, broken }) => {
    expect(rulesOf(checkLaunches(testCase, judgement, launches, target))).toEqual(broken);
  });

  it('waives what the target file declares open', () => {
    const waived = { ...target, expectations: { 'effect.once': { expects: 'open' } } } as const;
    expect(checkLaunches(launching(), accepted, [], waived)).toEqual([]);
  });
});
