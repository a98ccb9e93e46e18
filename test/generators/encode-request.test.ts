import { describe, expect, it } from 'vitest';
import { encodeRequest } from '../../generators/index.ts';
import type { CaseRequest, TextFault, Wire } from '../../model/case.ts';
import { tokenPlaceholder } from '../../model/secrets.ts';
import { fullTarget } from './targets.ts';

const request = (wire: Wire = {}): CaseRequest => ({
  api: '1.1',
  encoding: 'json',
  parameters: { token: tokenPlaceholder(), id: 84 },
  layout: 'plain',
  wire,
});
const sent = (wire?: Wire) => encodeRequest(request(wire), fullTarget, 'sent');
const textOf = (text: TextFault) => new TextDecoder().decode(sent({ text }).body);
const whole = `{"token":"${fullTarget.token}","id":84}`;

describe('a v1.1 request', () => {
  it('is a POST of its parameters', () => {
    const { body, ...head } = sent();
    expect(head).toEqual({
      method: 'POST',
      url: 'http://127.0.0.1:8080/api/v1.1/campaigns/triggers/start/',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(new TextDecoder().decode(body)).toBe(whole);
  });

  it('can deviate in method, Content-Type and path', () => {
    expect(sent({ method: 'PUT' }).method).toBe('PUT');
    expect(sent({ contentType: null }).headers).toEqual({});
    expect(sent({ contentType: 'text/plain' }).headers).toEqual({ 'Content-Type': 'text/plain' });
    expect(sent({ noSlash: true }).url).toBe('http://127.0.0.1:8080/api/v1.1/campaigns/triggers/start');
  });

  it.each([
    ['empty', { kind: 'empty' }, ''],
    ['cut', { kind: 'cut', share: 0.5 }, whole.slice(0, whole.length / 2)],
    ['cut by its last character', { kind: 'cut', share: 0.99999 }, whole.slice(0, -1)],
    ['with something behind it', { kind: 'append', text: '{}' }, `${whole}{}`],
    ['with something before it', { kind: 'prepend', text: '\ufeff' }, `\ufeff${whole}`],
    ['inside something else', { kind: 'replace', text: '[body, "@"]' }, `[${whole}, "${fullTarget.token}"]`],
    ['with something replaced', { kind: 'substitute', from: '{', to: '{,' }, `{,${whole.slice(1)}`],
  ] as const)('can be %s', (_, fault, text) => {
    const bytes = sent({ text: fault }).body;
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(text);
  });

  it('cannot have replaced what is not there', () => {
    expect(() => textOf({ kind: 'substitute', from: '<xml>', to: '' })).toThrow(RangeError);
  });

  it('has the near misses of a token', () => {
    const wrong = { ...request(), parameters: { token: [tokenPlaceholder('prefix')] } };
    const body = encodeRequest(wrong, fullTarget, 'sent').body;
    expect(new TextDecoder().decode(body)).toBe(`{"token":["${fullTarget.token.slice(0, -1)}"]}`);
  });
});

describe('a v1.0 request', () => {
  const link = (address: { hex?: string; ident: string }): string => {
    const get: CaseRequest = { api: '1.0', parameters: null, link: address, layout: 'plain', wire: {} };
    return encodeRequest(get, fullTarget, 'sent').url;
  };

  it('is a GET of the link and the ident', () => {
    expect(link({ ident: 'dd78094ad0e36ca3' })).toBe(`${fullTarget.link?.url}/dd78094ad0e36ca3`);
  });

  it('can have another hex part', () => {
    expect(link({ ident: 'x', hex: 'ffff' })).toBe('http://127.0.0.1:8080/trg/ffff/x');
  });

  it('has an ident that cannot leave its place', () => {
    expect(link({ ident: 'a/b?c#d@example.com' })).toBe(`${fullTarget.link?.url}/a%2Fb%3Fc%23d@example.com`);
  });
});
