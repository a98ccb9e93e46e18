import type { Finding, Judgement } from '../../model/judgement.ts';
import { rule, type RuleId } from '../../model/rules.ts';

/** What the two requests of a relation are called. */
export interface PairNames {
  readonly a: string;
  readonly b: string;
}

const names: Partial<Readonly<Record<RuleId, PairNames>>> = {
  'relation.format': { a: 'as JSON', b: 'as XML' },
  'relation.default': { a: 'with matching "email"', b: 'without matching' },
  'relation.layout': { a: 'as it stands', b: 'laid out differently' },
  'relation.ignored': { a: 'without the ignored parameter', b: 'with the ignored parameter' },
  'relation.after-reject': { a: 'before a refused request', b: 'after a refused request' },
  'relation.repeat': { a: 'the first time', b: 'the second time' },
};

/** Rules relation.*: two requests that mean the same get the same outcome; one without an outcome says nothing. */
export function checkPair(relation: RuleId, a: Judgement, b: Judgement, called?: PairNames): Finding[] {
  if (a.outcome === 'none' || b.outcome === 'none' || a.outcome === b.outcome) return [];
  const name = called ?? names[relation] ?? { a: 'first', b: 'second' };
  const got = `${told(a)} ${name.a}, ${told(b)} ${name.b}`;
  return [
    {
      rule: relation,
      expected: 'the same outcome',
      got,
      message: `The same request was ${got}. ${rule(relation).statement}`,
    },
  ];
}

function told({ outcome, error }: Judgement): string {
  return outcome === 'accept' ? 'accepted' : `refused (error ${error ?? 'unknown'})`;
}
