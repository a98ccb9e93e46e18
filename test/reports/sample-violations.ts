import type { CaseRecord, Violation } from '../../model/contract-result.ts';
import type { RuleId } from '../../model/rules.ts';

/** Five causes as a run of a faulty server would name them, joined to the failed cases of a sample. */
export function sampleViolations(records: readonly CaseRecord[]): Violation[] {
  return causes.map((cause) => {
    const own = records.filter(
      (record) => record.broken?.includes(cause.rule) && (fits[cause.rule]?.(record) ?? true),
    );
    return {
      ...cause,
      case: own[0]?.id ?? `${cause.rule}~0~0`,
      cases: Math.max(1, own.length),
      examples: own.slice(0, 20).map((record) => record.id),
    };
  });
}

type Cause = Omit<Violation, 'case' | 'cases' | 'examples'>;

/** Which of a rule's failed cases a cause explains, where that is not all. */
const fits: Readonly<Partial<Record<RuleId, (record: CaseRecord) => boolean>>> = {
  'resource.bounds': (record) => record.fault === 'above',
};

const url = 'http://127.0.0.1:8080/api/v1.1/campaigns/triggers/start/';
const jsonHeaders = {
  'content-type': 'application/json',
  'request-id': '7d0f6a52-3c50-4a4e-8d58-1d1f2a2f7f10',
};
const success = '{"data":null,"error":0,"error_text":"Successful operation"}';
const answered = {
  'content-type': 'application/json; charset=utf-8',
  'content-length': '60',
  date: 'Mon, 03 Nov 2025 09:12:51 GMT',
};

function curl(type: string, body: string): string {
  return `curl -sS -i -X POST '${url}' -H 'content-type: ${type}' -H "Request-ID: $(uuidgen)" --data-binary '${body.replaceAll("'", `'\\''`).replace('$ALTCRAFT_TOKEN', `'"$ALTCRAFT_TOKEN"'`)}'`;
}

function json(
  rule: RuleId,
  title: string,
  parts: Pick<Cause, 'expected' | 'got' | 'message'>,
  parameters: readonly string[],
  levels: Record<string, string>,
  body: string,
): Cause {
  return {
    rule,
    title,
    ...parts,
    minimal: { parameters, levels, body, proven: true },
    request: { method: 'POST', url, headers: jsonHeaders, body },
    curl: curl('application/json', body),
  };
}

const taken = { status: 200, headers: answered, body: success };

const xmlBody =
  '<xml><token>$ALTCRAFT_TOKEN</token><id>84</id><email>john@example.com</email><attach><data>data:text/csv;base64,SEVMTE8K</data><name>日本.txt</name></attach></xml>';

const causes: readonly Cause[] = [
  {
    ...json(
      'matching.requires',
      'phone is missing, matching = phone',
      {
        expected: 'reject',
        got: 'accept',
        message: 'A request without phone was accepted, although matching is "phone".',
      },
      ['matching', 'phone'],
      { matching: 'phone', phone: 'missing' },
      '{"token":"$ALTCRAFT_TOKEN","id":84,"matching":"phone"}',
    ),
    response: taken,
  },
  {
    ...json(
      'resource.bounds',
      'resource_id is 16777216 (2^24)',
      {
        expected: 'reject',
        got: 'accept',
        message: 'A resource_id of 2^24 was accepted; it does not fit into 24 bits.',
      },
      ['resource_id'],
      { resource_id: 'above' },
      '{"token":"$ALTCRAFT_TOKEN","id":84,"email":"john@example.com","resource_id":16777216}',
    ),
    response: taken,
  },
  {
    rule: 'attach.items',
    title: 'one attachment with a Unicode name, XML',
    expected: 'accept',
    got: 'reject',
    message: 'A documented attachment was refused with error 400.',
    minimal: {
      parameters: ['attach'],
      levels: { attach: 'one', name: 'unicode', format: 'xml' },
      body: xmlBody,
      proven: false,
    },
    request: { method: 'POST', url, headers: { 'content-type': 'application/xml' }, body: xmlBody },
    response: {
      status: 400,
      headers: { 'content-type': 'application/xml' },
      body: '<xml><data/><error>400</error><error_text>Incorrect request: attach[0].name</error_text></xml>',
    },
    curl: curl('application/xml', xmlBody),
    flaky: { failed: 7, tried: 10 },
  },
  {
    ...json(
      'envelope.format',
      'error path answers text/html',
      {
        expected: 'application/json',
        got: 'text/html; charset=utf-8',
        message: 'The Content-Type of the response does not name the format of the request.',
      },
      ['id'],
      { id: 'unknown' },
      '{"token":"$ALTCRAFT_TOKEN","id":999999,"email":"john@example.com"}',
    ),
    response: {
      status: 200,
      headers: { ...answered, 'content-type': 'text/html; charset=utf-8' },
      body: '{"data":null,"error":404,"error_text":"Campaign not found"}',
    },
  },
  {
    ...json(
      'token.type',
      'token is an array',
      { expected: 'reject', got: 'none', message: 'The connection was reset before a response came.' },
      ['token'],
      { token: 'array' },
      '{"token":["$ALTCRAFT_TOKEN"],"id":84,"email":"john@example.com"}',
    ),
    failure: 'reset: socket hang up after 0 bytes',
  },
];
