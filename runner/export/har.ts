import type { Case } from '../../model/case.ts';
import type { ShownRequest } from '../../model/contract-result.ts';
import { harnessVersion } from '../facts.ts';
import type { Exporter, ExportInput } from './format.ts';
import { showFor } from './shown.ts';

/** No request was made: entries carry the format's beginning of time and an empty response. */
const never = new Date(0).toISOString();

/** An HTTP Archive 1.2 with the requests of the cases. */
export const har: Exporter = (input) => [{ name: 'cases.har', text: pieces(input) }];

function* pieces({ target, cases }: ExportInput): Generator<string> {
  const show = showFor(target);
  const creator = { name: 'trigger-harness', version: harnessVersion() };
  yield `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"pages":[],"entries":[`;
  let isFirst = true;
  for (const testCase of cases()) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify(entryOf(testCase, show(testCase)))}`;
    isFirst = false;
  }
  yield '\n]}}\n';
}

function entryOf({ id, expects, rules }: Case, request: ShownRequest): object {
  return {
    startedDateTime: never,
    time: 0,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: Object.entries(request.headers).map(([name, value]) => ({ name, value })),
      queryString: [],
      ...(request.body !== undefined && { postData: postData(request, request.body) }),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      comment: 'not sent',
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    comment: `${id} must get ${expects} (${rules.join(', ')})`,
  };
}

/** The format has no binary bodies; base64 is marked as browsers mark it in responses. */
function postData({ headers, bodyIsBase64 }: ShownRequest, body: string): object {
  return {
    mimeType: headers['Content-Type'] ?? 'application/octet-stream',
    params: [],
    text: body,
    ...(bodyIsBase64 === true && { _encoding: 'base64' }),
  };
}
