import { createHash } from 'node:crypto';
import { describedCase, ruleOfCause } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import type { Mask } from '../../model/mask.ts';
import { capabilityOf } from '../../model/platforms.ts';
import { differenceClasses } from '../../model/regress.ts';
import type { Difference } from '../../model/regress-result.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { whenWords } from '../../model/when-words.ts';
import { curlLine } from '../contract/curl.ts';
import { shownRequest, shownResponse } from '../contract/show.ts';
import type { Seen } from './answer-of.ts';
import { general, type DifferenceCause } from './cause.ts';
import type { Change } from './changes.ts';
import type { Kind, Pair } from './comparison.ts';

/** How a difference's smallest case can be shown: only where there is a target. */
export interface Shown {
  readonly target: Target;
  readonly mask: Mask;
  readonly caseOf: (id: string) => Case | undefined;
  readonly seen: (id: string) => Seen | undefined;
}

/** A difference as the result file and the reports have it. */
export function differenceOf(kind: Kind, cause: DifferenceCause, shown: Shown | undefined): Difference {
  const members = cause.members.length === 0 ? [cause.smallest] : cause.members;
  const pairs = kind.changed.filter(({ described }) => members.includes(described.id));
  const example = (pairs.find(({ described }) => described.id === cause.smallest) ?? pairs[0] ?? kind.changed[0]) as Pair; // prettier-ignore
  // The same kind of change can break a rule in one case only: the worst of them decides.
  const change = worstOf(kind, pairs, example);
  const rules = [...new Set(pairs.map(({ described }) => described.rule))].sort();
  const smallest = shown?.caseOf(cause.smallest);
  const isTurn = change.aspect.of === 'outcome';
  const rule = (isTurn ? undefined : change.broken) ?? ruleOf(cause, example, smallest);
  const title = smallest?.title ?? describedCase(cause.smallest)?.title ?? example.described.title;
  const minimal = {
    parameters: cause.parameters,
    levels: cause.levels,
    body: '',
    proven: cause.proven,
  };
  return {
    id: idOf(kind.change, cause),
    class: change.class,
    rule,
    aspect: change.aspect,
    case: cause.smallest,
    title,
    before: change.before,
    after: change.after,
    message: messageOf(change, cause, example, pairs),
    minimal,
    rules,
    cases: members.length,
    members,
    ...(smallest === undefined || shown === undefined ? {} : exchangeOf(smallest, minimal, shown)),
    ...(cause.flaky === undefined ? {} : { flaky: cause.flaky }),
  };
}

function worstOf(kind: Kind, pairs: readonly Pair[], example: Pair): Change {
  const own = example.changes.find((change) => change.kind === kind.change.kind) ?? kind.change;
  const changes = pairs.flatMap((pair) => pair.changes.filter((change) => change.kind === kind.change.kind));
  const worst = changes.reduce((a, b) => (rank(b) < rank(a) ? b : a), own);
  return { ...own, class: worst.class, ...(worst.broken === undefined ? {} : { broken: worst.broken }) };
}

function rank(change: Change): number {
  return differenceClasses.indexOf(change.class);
}

function ruleOf(cause: DifferenceCause, { described }: Pair, smallest: Case | undefined): RuleId {
  if (smallest === undefined || described.fault !== undefined) return described.rule;
  const levels = Object.fromEntries(Object.entries(cause.levels).filter(([name]) => !general.has(name)));
  return ruleOfCause(smallest, levels);
}

/** By what differs and when, so that the same difference has the same id in another run. */
function idOf(change: Change, { levels, smallest }: DifferenceCause): string {
  const when = Object.entries(levels)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(' ');
  const what = when === '' ? smallest.split('~', 1)[0] : when;
  return `D${createHash('sha256').update(`${change.kind}\n${what}`).digest('hex').slice(0, 8)}`;
}

function exchangeOf(
  smallest: Case,
  minimal: { parameters: readonly string[]; levels: Difference['minimal']['levels']; proven: boolean },
  { target, mask, seen }: Shown,
): Pick<Difference, 'minimal' | 'request' | 'response' | 'curl'> {
  const request = shownRequest(smallest, target, mask);
  const result = seen(smallest.id)?.exchange.observation.result;
  return {
    minimal: { ...minimal, body: request.body ?? '' },
    request,
    ...(result?.kind === 'response' ? { response: shownResponse(result.response, mask) } : {}),
    curl: curlLine(request),
  };
}

/** One sentence: what, when, and how it was. */
function messageOf(change: Change, cause: DifferenceCause, example: Pair, pairs: readonly Pair[]): string {
  const subject = subjectOf(cause, pairs, example, change);
  const factors = Object.fromEntries(Object.entries(cause.levels).filter(([name]) => !general.has(name)));
  const when = whenWords({ minimal: { parameters: [], levels: factors, body: '', proven: true }, title: '' });
  return `${subject} ${predicateOf(change, example)}${when === '' ? '' : ` when ${when}`}`;
}

function subjectOf(
  cause: DifferenceCause,
  pairs: readonly Pair[],
  { described }: Pair,
  change: Change,
): string {
  const rules = new Set(pairs.map((pair) => pair.described.rule));
  const faults = new Set(pairs.map((pair) => pair.described.fault?.description));
  const what = change.aspect.of === 'text' || change.aspect.of === 'answer' ? 'refusal' : 'answer';
  if (cause.everywhere && rules.size > 1) return `Every such ${what}`;
  if (described.fault === undefined)
    return described.space === 'link' ? 'A documented link request' : 'A documented request';
  if (rules.size > 1) return `A request against any of ${rules.size} rules`;
  return faults.size > 1
    ? `A request against ${described.rule}`
    : `A request whose ${described.fault.description}`;
}

function predicateOf(change: Change, { before, after, described }: Pair): string {
  const { aspect } = change;
  switch (aspect.of) {
    case 'outcome': {
      const capability = described.fault && capabilityOf(described.rule, described.fault.name);
      if (after.outcome === 'accept')
        return `is now accepted${capability === undefined ? '' : ` (capability ${capability})`}; it was ${change.before}`;
      return after.outcome === 'reject'
        ? `is now ${change.after}; it was ${before.outcome === 'accept' ? 'accepted' : change.before}`
        : `gets no envelope any more: ${change.after}; it was ${before.outcome === 'accept' ? 'accepted' : 'refused'}`;
    }
    case 'answer':
      return `gets ${codes(after)} instead of ${codes(before)}`;
    case 'text':
      return `is told ${JSON.stringify(after.text ?? '')} instead of ${JSON.stringify(before.text ?? '')}`;
    case 'key':
    case 'header':
      return change.class === 'addition'
        ? `has a new ${aspect.of}: ${change.after.replace(/^header /, '')}`
        : `has another ${aspect.of}: ${change.after} instead of ${change.before}`;
    case 'effects':
      return `does something else: ${change.after} instead of ${change.before}`;
    case 'rule':
      return change.class === 'breaking'
        ? `breaks ${aspect.name} now`
        : `does not break ${aspect.name} any more`;
    case 'marks':
      return `is marked by ${change.after} instead of ${change.before}`;
  }
}

function codes({ status, error, failure }: Pair['before']): string {
  if (failure !== undefined) return `no response (${failure})`;
  return `HTTP ${status ?? '-'}${error === undefined ? '' : ` with error ${error}`}`;
}
