import type { RuleId } from '../../model/rules.ts';
import { refusal } from '../refusal.ts';
import type { FaultEntry, MockFault } from './fault.ts';
import type { Hooks, Reply } from './hooks.ts';
import type { When } from './when.ts';

type Parameters = readonly string[];

/** What every fault says of itself: name, rule, parameters, description. */
type About = readonly [name: string, rule: RuleId, parameters: Parameters, description: string];

const fault = ([name, rule, parameters, description]: About, hooks: FaultEntry['hooks']): FaultEntry => ({
  name,
  rule,
  parameters,
  description,
  hooks,
});

const gate = (when: When | undefined): Pick<Hooks, 'when'> => (when === undefined ? {} : { when });

/** The check of the rule is not made; `also` names later checks that would refuse in its stead. */
export function forgets(
  ...[name, rule, parameters, description, when, also = []]: [...About, when?: When, also?: RuleId[]]
): FaultEntry {
  return fault([name, rule, parameters, description], { ...gate(when), forgets: [rule, ...also] });
}

/** What is in order is refused. */
export function refuses(...[name, rule, parameters, description, when]: [...About, when?: When]): FaultEntry {
  const refused = refusal(rule, 400, 'Incorrect request', 400);
  return fault([name, rule, parameters, description], { ...gate(when), refuses: refused });
}

/** The request is answered with HTTP 500. */
export function crashes(
  ...[name, parameters, description, when]: [string, Parameters, string, When]
): FaultEntry {
  return answers(name, 'envelope.server-error', parameters, description, serverError, when);
}

/** The answer is changed. */
export function answers(
  ...[name, rule, parameters, description, reply, when]: [
    ...About,
    reply: NonNullable<Hooks['reply']>,
    when?: When,
  ]
): FaultEntry {
  return fault([name, rule, parameters, description], { ...gate(when), reply });
}

/** Another hook does it. */
export function does(
  ...[name, rule, parameters, description, hooks]: [...About, hooks: FaultEntry['hooks']]
): FaultEntry {
  return fault([name, rule, parameters, description], hooks);
}

/** As `does`, but the answer is right: only an observer sees it. */
export function launchesWrong(...about: [...About, hooks: FaultEntry['hooks']]): FaultEntry {
  const observed: Pick<MockFault, 'needs'> = { needs: 'observer' };
  return { ...does(...about), ...observed };
}

/** An answer of a server that broke down. */
export function serverError(reply: Reply): void {
  reply.status = 500;
  reply.envelope = { data: null, error: 500, error_text: 'Internal Server Error' };
}
