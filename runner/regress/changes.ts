import type { Answer, Aspect, DifferenceClass } from '../../model/regress.ts';
import { capabilityOf } from '../../model/platforms.ts';
import type { RuleId } from '../../model/rules.ts';

/** One thing that is different between two answers to the same case. */
export interface Change {
  readonly aspect: Aspect;
  readonly class: DifferenceClass;
  /** The same text for changes of the same kind, whatever the case. */
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  /** What it breaks, where it breaks something that held. */
  readonly broken?: RuleId;
}

/** Differences that speak for a rule broken by them: the rule needs no difference of its own. */
const spokenFor: Readonly<Partial<Record<RuleId, readonly Aspect['of'][]>>> = {
  'envelope.shape': ['outcome', 'answer', 'key'],
  'envelope.success': ['outcome', 'answer', 'text', 'key'],
  'envelope.failure': ['outcome', 'answer', 'text', 'key'],
  'envelope.format': ['outcome', 'answer', 'header'],
  'envelope.parse': ['outcome', 'answer'],
  'envelope.server-error': ['outcome', 'answer'],
  'link.response': ['outcome', 'answer', 'header', 'key'],
};

/** Everything that is different between two answers to one case, the most telling first. */
export function changesOf(before: Answer, after: Answer, described: Subject): Change[] {
  const changes = [
    ...(before.outcome === after.outcome
      ? [...answerChange(before, after), ...keyChanges(before, after), ...headerChanges(before, after)]
      : [outcomeChange(before, after, described)]),
    ...effectChange(before, after),
  ];
  return [...withBrokenRules(changes, before, after), ...fixedRules(before, after)];
}

/** What of a case decides how much a change matters. */
export interface Subject {
  readonly rule: RuleId;
  readonly fault?: { readonly name: string };
}

function outcomeChange(before: Answer, after: Answer, subject: Subject): Change {
  return {
    aspect: { of: 'outcome' },
    class: classOfOutcome(before, after, subject),
    kind: `outcome ${before.outcome}>${after.outcome}${capabilityNamed(subject)}`,
    before: shownAnswer(before),
    after: shownAnswer(after),
  };
}

/** Each capability is a cause of its own, though all of them turn a refusal into an acceptance. */
function capabilityNamed({ rule, fault }: Subject): string {
  const capability = fault && capabilityOf(rule, fault.name);
  return capability === undefined ? '' : ` (${capability})`;
}

function classOfOutcome(before: Answer, after: Answer, { rule, fault }: Subject): DifferenceClass {
  if (before.outcome === 'none') return 'behaviour';
  if (after.outcome !== 'accept') return 'breaking';
  if (fault !== undefined && capabilityOf(rule, fault.name) !== undefined) return 'addition';
  // To be let in without the right token breaks what the owner relies on, though no caller is turned away.
  return isGuard(rule) ? 'breaking' : 'behaviour';
}

function isGuard(rule: RuleId): boolean {
  return rule.startsWith('token.') || rule === 'link.token' || rule === 'request.everybody';
}

/** HTTP status, error and text are told together: one of them alone would be half of what was answered. */
function answerChange(before: Answer, after: Answer): Change[] {
  const told = { before: shownAnswer(before), after: shownAnswer(after) };
  if (before.status !== after.status || before.error !== after.error || before.failure !== after.failure) {
    const kind = `answer ${codesOf(before)}>${codesOf(after)}`;
    const breaking = statusClass(before) !== statusClass(after) || after.failure !== undefined;
    return [{ aspect: { of: 'answer' }, class: breaking ? 'breaking' : 'behaviour', kind, ...told }];
  }
  if (before.text === after.text) return [];
  const kind = `text ${before.text ?? ''}>${after.text ?? ''}`;
  return [{ aspect: { of: 'text' }, class: 'wording', kind, ...told }];
}

function codesOf({ status, error, failure }: Answer): string {
  return failure ?? `${status ?? '-'}/${error ?? '-'}`;
}

function statusClass({ status }: Answer): number {
  return Math.floor((status ?? 0) / 100);
}

function keyChanges(before: Answer, after: Answer): Change[] {
  const was = typesByKey(before);
  const is = typesByKey(after);
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((name): Change[] => {
    const [old, now] = [was.get(name), is.get(name)];
    if (old === now) return [];
    const where = after.shape.format === before.shape.format ? '' : ` in ${after.shape.format}`;
    return [
      {
        aspect: { of: 'key', name },
        class: old === undefined ? 'addition' : 'breaking',
        kind: `key ${name} ${old ?? '-'}>${now ?? '-'}${where}`,
        before: old === undefined ? `no key ${name}` : `${name}: ${old}`,
        after: now === undefined ? `no key ${name}` : `${name}: ${now}`,
      },
    ];
  });
}

function typesByKey({ shape }: Answer): Map<string, string> {
  return new Map(
    shape.keys.map((key) => [key.slice(0, key.lastIndexOf(':')), key.slice(key.lastIndexOf(':') + 1)]),
  );
}

function headerChanges(before: Answer, after: Answer): Change[] {
  const was = valuesByHeader(before);
  const is = valuesByHeader(after);
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((name): Change[] => {
    const [old, now] = [was.get(name), is.get(name)];
    if (old === now) return [];
    const shown = (value: string | undefined): string =>
      value === undefined ? `no header ${name}` : value === '' ? `header ${name}` : `${name}: ${value}`;
    return [
      {
        aspect: { of: 'header', name },
        class: old === undefined ? 'addition' : 'behaviour',
        kind: `header ${name} ${old ?? '-'}>${now ?? '-'}`,
        before: shown(old),
        after: shown(now),
      },
    ];
  });
}

function valuesByHeader({ shape }: Answer): Map<string, string> {
  return new Map(
    shape.headers.map((header) => {
      const at = header.indexOf('=');
      return at < 0 ? [header, ''] : [header.slice(0, at), header.slice(at + 1)];
    }),
  );
}

function effectChange(before: Answer, after: Answer): Change[] {
  // One side without an observer says nothing of what was done.
  if (before.effects === undefined || after.effects === undefined) return [];
  const [oldCount = '', oldDigest = ''] = before.effects.split(':');
  const [newCount = '', newDigest = ''] = after.effects.split(':');
  const sameDigest = oldDigest === newDigest || oldDigest === '*' || newDigest === '*';
  if (oldCount === newCount && sameDigest) return [];
  // What launches follows from what is taken or refused.
  if (before.outcome !== after.outcome && (oldCount === '0') !== (newCount === '0')) return [];
  return [
    {
      aspect: { of: 'effects' },
      class: 'behaviour',
      kind: oldCount === newCount ? 'effects differ' : `effects ${oldCount}>${newCount}`,
      before: launchesOf(oldCount, oldDigest),
      after: launchesOf(newCount, newDigest),
    },
  ];
}

function launchesOf(count: string, digest: string): string {
  if (count === '0') return 'no launch';
  return `${count} launch${count === '1' ? '' : 'es'}${digest === '' || digest === '*' ? '' : ` (${digest})`}`;
}

/** What is broken now and was not makes its difference a breaking one, or is one by itself. */
function withBrokenRules(changes: readonly Change[], before: Answer, after: Answer): Change[] {
  const told = [...changes];
  for (const rule of after.broken.filter((id) => !before.broken.includes(id))) {
    const speakers = rule.startsWith('effect.') ? ['outcome', 'effects'] : (spokenFor[rule] ?? []);
    const at = told.findIndex(({ aspect }) => speakers.some((of) => of === aspect.of));
    const speaker = told[at];
    if (speaker !== undefined) {
      told[at] = { ...speaker, class: 'breaking', broken: rule };
      continue;
    }
    told.push({
      aspect: { of: 'rule', name: rule },
      class: 'breaking',
      kind: `rule ${rule} broken`,
      before: 'held',
      after: shownAnswer(after),
      broken: rule,
    });
  }
  return told;
}

function fixedRules(before: Answer, after: Answer): Change[] {
  return before.broken
    .filter((id) => !after.broken.includes(id))
    .map((id) => ({
      aspect: { of: 'rule', name: id },
      class: 'behaviour',
      kind: `rule ${id} mended`,
      before: `${id} was broken`,
      after: 'holds',
    }));
}

/** An answer as a line for people. */
export function shownAnswer({ outcome, status, error, text, failure }: Answer): string {
  if (failure !== undefined) return `no response (${failure})`;
  const word = { accept: 'accepted', reject: 'refused', none: 'no envelope' }[outcome];
  const said = text === undefined ? '' : `, "${text}"`;
  return `${word}: HTTP ${status ?? '-'}${error === undefined ? '' : `, error ${error}`}${said}`;
}
