import type { Case } from '../../../model/case.ts';
import type { ShownRequest } from '../../../model/contract-result.ts';
import { rule as ruleOf } from '../../../model/rules.ts';
import { tokenFormOf, tokenVariable } from '../../../model/secrets.ts';
import type { Target } from '../../../model/target.ts';
import type { Exporter, ExportInput } from '../format.ts';
import { dueOf, showFor } from '../shown.ts';
import { chosenOf, type Chosen } from './choose.ts';
import { afterEach, beforeEach, variableOf } from './scripts.ts';

/** A Postman collection (v2.1): the page's examples, and a request for each rule that can be tried with one. */
export const postman: Exporter = (input) => [
  {
    name: 'trigger-launch.postman_collection.json',
    text: [`${JSON.stringify(collection(input), null, 2)}\n`],
  },
];

function collection({ target, cases }: ExportInput): object {
  const chosen = chosenOf(cases(), showFor(target));
  const items = (wanted: (testCase: Case) => boolean): object[] =>
    chosen.filter(({ testCase }) => wanted(testCase)).map((one) => itemOf(one, target));
  return {
    info: {
      name: `Trigger launch on ${target.name}`,
      description:
        'Every accepted request sends a real message. Set the variable "token" to the API token; it is not in this file.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    variable: [
      { key: 'baseUrl', value: target.baseUrl },
      { key: 'token', value: '' },
    ],
    event: [script('prerequest', beforeEach), script('test', afterEach)],
    protocolProfileBehavior: { followRedirects: false, disableBodyPruning: true, disableUrlEncoding: true },
    item: [
      { name: "The documentation page's examples", item: items(({ kind }) => kind === 'example') },
      { name: 'A request for each rule', item: items(({ kind }) => kind !== 'example') },
    ],
  };
}

function itemOf({ rule, testCase, request }: Chosen, target: Target): object {
  const due = dueOf(testCase, target);
  const { statement, from } = ruleOf(rule);
  return {
    name: testCase.kind === 'example' ? testCase.title : `${rule}: ${testCase.title}`,
    event: [script('prerequest', `pm.variables.set('due', ${JSON.stringify(JSON.stringify(due))});`)],
    request: {
      description: `${statement} (from: ${from})\n\nMust get: ${due.expects}. Case ${testCase.id}`,
      method: request.method,
      url: urlOf(request, target),
      header: [
        ...Object.entries(request.headers).map(([key, value]) => ({ key, value })),
        { key: 'Request-ID', value: '{{requestId}}' },
      ],
      ...(request.body !== undefined && { body: bodyOf(request, request.body) }),
    },
    response: [],
  };
}

function urlOf({ url }: ShownRequest, { baseUrl }: Target): string {
  return url.startsWith(`${baseUrl}/`) ? `{{baseUrl}}${url.slice(baseUrl.length)}` : url;
}

function bodyOf({ headers }: ShownRequest, body: string): object {
  const language = (headers['Content-Type'] ?? '').includes('xml') ? 'xml' : 'json';
  return { mode: 'raw', raw: withVariables(body, language), options: { raw: { language } } };
}

const placeholder = new RegExp(`\\$${tokenVariable}(?::[a-z-]+)?`, 'g');

/** The token's placeholders as variables that the script before each request sets. */
function withVariables(text: string, format: 'json' | 'xml'): string {
  return text.replace(placeholder, (found) => {
    const form = tokenFormOf(found);
    const rest = form === undefined ? found.slice(tokenVariable.length + 1) : '';
    return `{{${variableOf(form ?? 'exact', format)}}}${rest}`;
  });
}

function script(listen: 'prerequest' | 'test', text: string): object {
  return { listen, script: { type: 'text/javascript', exec: text.trim().split('\n') } };
}
