import type { Case, Encoding, ExpectedLaunch, Skip } from '../../model/case.ts';
import type { JsonObject } from '../../model/json.ts';
import type { RuleId } from '../../model/rules.ts';
import type { Target } from '../../model/target.ts';
import { expectationOf } from '../expectation.ts';
import { examplesOf, type Example } from './for-target.ts';

/** The documentation page's own requests with the target's ids in them; those that the target can serve. */
export function exampleCases(target: Target): Case[] {
  return examplesOf(target).flatMap((example) =>
    example.encodings
      .filter((encoding) => encoding !== 'xml' || target.capabilities.xml)
      .map((encoding) => exampleCase(example, encoding, target)),
  );
}

/** The rules of the examples that a target cannot be tried with. */
export function exampleSkips(target: Target): Skip[] {
  const made = new Set(examplesOf(target).map(({ name }) => name));
  return made.has('custom-ids')
    ? []
    : [{ rule: 'request.query', fault: 'example', reason: 'no profile has a text of its own in a field' }];
}

function exampleCase(example: Example, encoding: Encoding | 'none', target: Target): Case {
  const transport: RuleId = encoding === 'xml' ? 'transport.xml' : 'transport.json';
  const rules: readonly [RuleId, ...RuleId[]] =
    example.api === '1.1' ? [example.rule, transport, 'id.forms'] : [example.rule];
  const { expects, errors } = expectationOf(target, rules, undefined, 'accept');
  const id = `example.${example.name}.${encoding === 'none' ? 'get' : encoding}`;
  return {
    id,
    kind: 'example',
    title: `the page's example "${example.name}", ${encoding === 'none' ? 'GET' : encoding.toUpperCase()}`,
    space: example.api === '1.1' ? 'launch' : 'link',
    rules,
    expects,
    ...(errors !== undefined && { errors }),
    assignment: {
      ...example.assignment,
      encoding,
      ...(encoding === 'xml' && example.api === '1.1' && { id: 'string' }),
    },
    request: {
      api: example.api,
      ...(encoding !== 'none' && { encoding }),
      parameters: example.parameters,
      ...(example.ident !== undefined && { link: { ident: example.ident } }),
      layout: 'plain',
      wire: {},
    },
    seed: 0,
    ...(expects === 'accept' && { launch: launchOf(example, target) }),
  };
}

function launchOf({ parameters, recipients, used }: Example, target: Target): ExpectedLaunch {
  const { content, attach, fields } = parameters ?? {};
  return {
    campaign: target.campaigns.active,
    recipients,
    ...(content !== undefined && { content }),
    ...(attach !== undefined && { attach }),
    ...(fields !== undefined && { fields: { used: used as JsonObject, written: {} } }),
  };
}
