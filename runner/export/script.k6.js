// Sends the requests of corpus.jsonl with k6 alone and counts those that get something else than they must.
//
//   export ALTCRAFT_TOKEN=...
//   RATE=10 SECONDS=30 k6 run script.js
//
// Every accepted request sends a real message: a host beyond this machine needs CONFIRM=host, and the limits of the target
// file that the corpus was made from hold.
import { check } from 'k6';
import exec from 'k6/execution';
import http from 'k6/http';
import { SharedArray } from 'k6/data';

const lines = new SharedArray('corpus', () => open('./corpus.jsonl').trim().split('\n'));
const head = JSON.parse(lines[0]);
const token = __ENV.ALTCRAFT_TOKEN;
if (!token) throw new Error('Set ALTCRAFT_TOKEN to the API token.');
if (head.refused.length > 0) {
  throw new Error(`The target file does not allow ${head.refused.join(', ')} (safety.allow).`);
}
const confirmed = (__ENV.CONFIRM || '').split(',');
for (const host of head.confirm) {
  if (!confirmed.includes(host)) throw new Error(`Requests go to ${host}: set CONFIRM=${host} if they may.`);
}
const rate = Math.min(Number(__ENV.RATE || 10), head.maxRate || Infinity);
const seconds = Number(__ENV.SECONDS || 30);
const most = Math.min(Math.ceil(rate * seconds), head.maxRequests || Infinity);
const users = Math.ceil(Math.min(200, Math.max(5, rate)));

export const options = {
  maxRedirects: 0,
  scenarios: {
    corpus: {
      executor: 'constant-arrival-rate',
      rate: Math.max(1, Math.round(rate * 60)),
      timeUnit: '1m',
      duration: `${seconds}s`,
      preAllocatedVUs: users,
      maxVUs: users,
    },
  },
  thresholds: { checks: ['rate==1'], dropped_iterations: ['count==0'] },
};

/** Request-IDs must never be used twice: a repeated one is answered from memory and launches nothing. */
const run = `k6-${Date.now().toString(36)}-${Math.floor(Math.random() * 1e9).toString(36)}`;

export function setup() {
  return { run };
}

export default function (shared) {
  const number = exec.scenario.iterationInTest;
  if (number >= most) return;
  const request = JSON.parse(lines[1 + (number % (lines.length - 1))]);
  const inBody = request.format === 'xml' ? inXml(token) : JSON.stringify(token).slice(1, -1);
  const response = http.request(
    request.method,
    request.url,
    request.body === '' ? null : request.body.split('$ALTCRAFT_TOKEN').join(inBody),
    {
      headers: Object.assign({ 'Request-ID': `${shared.run}-${number}` }, request.headers),
      responseCallback: null,
      tags: { name: request.kind },
    },
  );
  const problem = problemOf(response, request);
  if (!check(response, { 'as documented': () => problem === undefined })) {
    console.error(`${request.case} (${request.rule}): ${problem}`);
  }
}

/** What is wrong with a response; undefined: nothing. */
function problemOf(response, request) {
  if (response.status === 0) return `no response: ${response.error}`;
  if (response.status >= 500) return `HTTP ${response.status}`;
  if (response.headers['Duplicate-Request'] || response.headers['X-Duplicate-Request']) return 'a duplicate';
  if ((request.statuses || []).includes(response.status)) return undefined;
  const envelope = request.format === 'xml' ? fromXml(response.body) : fromJson(response.body);
  if (envelope === undefined) return 'no envelope';
  const got = envelope.error === 0 ? 'accept' : 'reject';
  if (got !== request.expects) return `expected ${request.expects}, got error ${envelope.error}`;
  if (got === 'accept' && (envelope.text !== 'Successful operation' || response.status !== 200)) {
    return `a success with HTTP ${response.status} and another text`;
  }
  if (got === 'reject' && envelope.text === '') return 'a refusal without error_text';
  if (request.errors && !request.errors.includes(envelope.error)) return `error ${envelope.error}`;
  return undefined;
}

function fromJson(body) {
  try {
    const { data, error, error_text: text } = JSON.parse(body);
    return data === undefined || !Number.isInteger(error) || typeof text !== 'string'
      ? undefined
      : { error, text };
  } catch {
    return undefined;
  }
}

function fromXml(body) {
  const error = /<error>\s*(-?\d+)\s*<\/error>/.exec(body);
  const text = /<error_text>([^<]*)<\/error_text>|<error_text\s*\/>/.exec(body);
  return error && text && /<xml>/.test(body) && /<data\s*\/>|<data>/.test(body)
    ? { error: Number(error[1]), text: text[1] || '' }
    : undefined;
}

function inXml(text) {
  return text.split('&').join('&amp;').split('<').join('&lt;').split('>').join('&gt;');
}
