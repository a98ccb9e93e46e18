// XML has the same five characters to escape as HTML, and what XML forbids outright is made visible there too.
import { html as xml, type Html } from './html.ts';

/** How a test came out: `failure` is the target's fault, `error` a run that could not tell. */
export type TestOutcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'skipped'; readonly message: string }
  | {
      readonly kind: 'failure' | 'error';
      /** A stable name of the kind of fault. */
      readonly type: string;
      readonly message: string;
      readonly text: string;
    };

export interface TestCase {
  readonly name: string;
  readonly outcome: TestOutcome;
  /** A line for the log. */
  readonly output?: string;
}

export interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

export interface TestDocument {
  readonly name: string;
  readonly seconds: number;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly suites: readonly TestSuite[];
}

/** Writes a JUnit document that strict parsers take, whatever bytes the texts hold. */
export function junitDocument(document: TestDocument): string {
  const cases = document.suites.flatMap((suite) => suite.cases);
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${line(document.name)}" ${counts(cases)} time="${document.seconds.toFixed(3)}">
${document.suites.map((suite, index) => suiteOf(document, suite, index === 0))}</testsuites>
`.html;
}

function suiteOf(document: TestDocument, suite: TestSuite, first: boolean): Html {
  return xml`<testsuite name="${line(suite.name)}" ${counts(suite.cases)} time="${(first ? document.seconds : 0).toFixed(3)}" timestamp="${line(document.startedAt)}">
${
  first &&
  xml`<properties>${document.properties.map(([name, value]) => xml`<property name="${line(name)}" value="${line(value)}"/>`)}</properties>
`
}${suite.cases.map((test) => caseOf(`${document.name}.${suite.name}`, test))}</testsuite>
`;
}

function counts(cases: readonly TestCase[]): Html {
  const of = (kind: TestOutcome['kind']): number => cases.filter((test) => test.outcome.kind === kind).length;
  return xml`tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}"`;
}

function caseOf(className: string, { name, outcome, output }: TestCase): Html {
  return xml`<testcase classname="${line(className)}" name="${line(name)}" time="0.000">${outcomeOf(outcome)}${
    output !== undefined && xml`<system-out>${output}</system-out>`
  }</testcase>
`;
}

function outcomeOf(outcome: TestOutcome): Html | undefined {
  if (outcome.kind === 'passed') return undefined;
  if (outcome.kind === 'skipped') return xml`<skipped message="${line(outcome.message)}"/>`;
  const { type, message, text } = outcome;
  const content = xml`type="${line(type)}" message="${line(message)}">${text}`;
  return outcome.kind === 'failure' ? xml`<failure ${content}</failure>` : xml`<error ${content}</error>`;
}

/** A text for an attribute, where parsers would turn line breaks into blanks without a trace. */
function line(text: string): string {
  return text.replace(/[\t\n]/g, ' ');
}
