import type { Case } from '../../model/case.ts';
import type { Finding, Judgement } from '../../model/judgement.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Launch } from './launch.ts';

/** Rules under which nothing is launched whatever the response says. */
const launchesNothing: readonly RuleId[] = ['matching.nobody', 'request.nobody', 'link.nobody'];

/** Rule effect.none: what was refused, or names nobody, launches nothing. */
export function checkNone(testCase: Case, { outcome }: Judgement, launches: readonly Launch[]): Finding[] {
  const launched = launches.filter(({ recipients }) => outcome === 'reject' || recipients.length > 0).length;
  if (launched === 0) return [];
  const nobody = testCase.rules.find((id) => launchesNothing.includes(id));
  if (outcome !== 'reject' && nobody === undefined) return [];
  const why = outcome === 'reject' ? 'was refused' : 'names nobody';
  return [
    {
      rule: 'effect.none',
      expected: 'no launch',
      got: countOf(launched),
      message: `The request ${why}, but made ${countOf(launched)}.`,
    },
  ];
}

/** Rule effect.once: what was taken made exactly one launch, of its campaign. */
export function checkOnce(campaign: number, launches: readonly Launch[]): Finding[] {
  const expected = `one launch of campaign ${campaign}`;
  if (launches.length !== 1) {
    const got = countOf(launches.length);
    return [
      {
        rule: 'effect.once',
        expected,
        got,
        message: `The request was accepted, but made ${got} instead of one.`,
      },
    ];
  }
  const id = launches[0]?.campaign_id.trim();
  if (id === String(campaign)) return [];
  const got = `a launch of campaign ${JSON.stringify((id ?? '').slice(0, 40))}`;
  return [
    {
      rule: 'effect.once',
      expected,
      got,
      message: `The request names campaign ${campaign}, but made ${got}.`,
    },
  ];
}

function countOf(count: number): string {
  if (count === 0) return 'no launch';
  return count === 1 ? 'one launch' : `${count} launches`;
}
