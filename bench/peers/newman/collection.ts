const script = (listen: 'prerequest' | 'test', lines: string): object => ({
  listen,
  script: { type: 'text/javascript', exec: lines.split('\n') },
});

const before = `
const uuid = require('uuid');
pm.variables.set('requestId', uuid.v4());
`;

/** `oracle` is the text that makes `oracle.expected` known to the script. */
const assertions = (oracle: string): string => `
${oracle}
const account = JSON.parse(pm.variables.get('account'));
const expected = oracle.expected(JSON.parse(pm.iterationData.get('body')), account);
pm.test('no server error', () => pm.expect(pm.response.code).to.be.below(500));
pm.test('JSON is answered with JSON', () =>
  pm.expect(pm.response.headers.get('Content-Type')).to.match(/^application\\/json/));
const answer = pm.response.json();
pm.test('the answer is an envelope', () => {
  pm.expect(answer).to.have.all.keys('data', 'error', 'error_text');
  pm.expect(answer.error).to.be.a('number');
  pm.expect(answer.error_text).to.be.a('string').and.not.empty;
});
if (expected === 'accept') {
  pm.test('a valid request is accepted', () => pm.expect(answer.error).to.equal(0));
}
if (expected === 'reject') {
  pm.test('an invalid request is refused', () => pm.expect(answer.error).to.not.equal(0));
}
`;

/** A collection of one request, its body from the iteration data. */
export function collection(oracle: string): object {
  return {
    info: {
      name: 'Trigger launch',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [
      {
        name: 'start',
        event: [script('prerequest', before), script('test', assertions(oracle))],
        request: {
          method: 'POST',
          url: '{{url}}/api/v1.1/campaigns/triggers/start/',
          header: [
            { key: 'Content-Type', value: 'application/json' },
            { key: 'Request-ID', value: '{{requestId}}' },
          ],
          body: { mode: 'raw', raw: '{{body}}' },
        },
      },
    ],
  };
}
