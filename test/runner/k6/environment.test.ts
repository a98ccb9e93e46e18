import { describe, expect, it } from 'vitest';
import { k6Environment } from '../../../runner/k6/environment.ts';

const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'];

describe("k6's environment", () => {
  it.each([...names, ...names.map((name) => name.toLowerCase()), 'Http_Proxy', 'REQUEST_METHOD'])(
    'has no %s of the caller',
    (name) => {
      const environment = k6Environment({ PATH: '/bin', [name]: 'http://127.0.0.1:1' }, '/tmp/run', {});
      expect(environment.PATH).toBe('/bin');
      expect(Object.keys(environment).map((key) => key.toLowerCase())).not.toContain(name.toLowerCase());
    },
  );
});
