import type { TokenForm } from '../../../model/secrets.ts';

/** The variable that holds a form of the token as a format writes it. */
export function variableOf(form: TokenForm, format: 'json' | 'xml'): string {
  return `token-${form}-in-${format}`;
}

/** How a script makes each form of the token; a test holds them against `tokenForms`. */
export const formScripts: Readonly<Record<TokenForm, string>> = {
  exact: 'token',
  prefix: 'token.slice(0, -1)',
  suffix: 'token.slice(1)',
  longer: "token + 'x'",
  'other-case': 'token === token.toLowerCase() ? token.toUpperCase() : token.toLowerCase()',
};

/** Before each request: a Request-ID of its own, and the token and its near misses as the formats write them. */
export const beforeEach = `
const token = pm.variables.get('token') || '';
if (token === '') throw new Error('Set the variable "token" to the API token.');
const inJson = (text) => JSON.stringify(text).slice(1, -1);
const inXml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
${Object.entries(formScripts)
  .flatMap(([form, text]) => [
    `pm.variables.set('${variableOf(form as TokenForm, 'json')}', inJson(${text}));`,
    `pm.variables.set('${variableOf(form as TokenForm, 'xml')}', inXml(${text}));`,
  ])
  .join('\n')}
pm.variables.set('requestId', 'postman-' + require('uuid').v4());
`;

/** After each response: what every response must be, then what this one must. */
export const afterEach = `
const due = JSON.parse(pm.variables.get('due'));
const header = (name) => pm.response.headers.get(name) || '';
const text = pm.response.text();

pm.test('no server error', () => pm.expect(pm.response.code).to.be.below(500));
pm.test('no duplicate', () => pm.expect(header('Duplicate-Request') + header('X-Duplicate-Request')).to.equal(''));
pm.test('no token in the response', () => pm.expect(text.includes(pm.variables.get('token'))).to.equal(false));

if (!(due.statuses || []).includes(pm.response.code)) {
  const format = due.format || (/xml/.test(header('Content-Type')) ? 'xml' : 'json');
  pm.test('answered in the format of the request', () => pm.expect(header('Content-Type')).to.include(format));
  const envelope = format === 'xml' ? fromXml() : pm.response.json();
  pm.test('an envelope', () => {
    pm.expect(envelope).to.include.keys('data', 'error', 'error_text');
    pm.expect(Number.isInteger(envelope.error)).to.equal(true);
    pm.expect(envelope.error_text).to.be.a('string');
  });
  if (due.expects === 'accept') {
    pm.test(due.rule + ': accepted', () => {
      pm.expect(envelope.error).to.equal(0);
      pm.expect(envelope.error_text).to.equal('Successful operation');
      pm.expect(pm.response.code).to.equal(200);
    });
  }
  if (due.expects === 'reject') {
    pm.test(due.rule + ': refused', () => {
      pm.expect(envelope.error).to.not.equal(0);
      pm.expect(envelope.error_text).to.not.equal('');
      if (due.errors) pm.expect(due.errors).to.include(envelope.error);
    });
  }
}

function fromXml() {
  const error = /<error>\\s*(-?\\d+)\\s*<\\/error>/.exec(text);
  const message = /<error_text>([^<]*)<\\/error_text>|<error_text\\s*\\/>/.exec(text);
  const data = /<data\\s*\\/>|<data>/.test(text);
  return { ...(data && { data: null }), ...(error && { error: Number(error[1]) }), ...(message && { error_text: message[1] || '' }) };
}
`;
