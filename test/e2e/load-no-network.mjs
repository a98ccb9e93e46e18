// Loaded before the program: no name resolves, as on a machine without a network; addresses still do.
import dns from 'node:dns';
import { isIP } from 'node:net';

const { lookup } = dns;

dns.lookup = (name, options, done) => {
  if (isIP(name) !== 0) return lookup(name, options, done);
  const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
  process.nextTick(typeof options === 'function' ? options : done, error);
};
