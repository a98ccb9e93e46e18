// Loaded before the program: no name resolves and no address but this machine's can be reached, as without a network.
// Each try is written to the file that NETWORK_TRIES names.
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net, { isIP } from 'node:net';

const { lookup } = dns;
const { connect } = net.Socket.prototype;
const isLoopback = (host) => host === '::1' || host === 'localhost' || /^127\./.test(host);

function failed(code, host) {
  if (process.env.NETWORK_TRIES) appendFileSync(process.env.NETWORK_TRIES, `${host}\n`);
  return Object.assign(new Error(`${code} ${host}`), { code: code.split(' ').at(-1) });
}

dns.lookup = (name, options, done) => {
  if (isIP(name) !== 0 || isLoopback(name)) return lookup(name, options, done);
  const error = failed('getaddrinfo ENOTFOUND', name);
  process.nextTick(typeof options === 'function' ? options : done, error);
};

const { lookup: lookupLater } = dns.promises;
dns.promises.lookup = async (name, options) => {
  if (isIP(name) !== 0 || isLoopback(name)) return lookupLater(name, options);
  throw failed('getaddrinfo ENOTFOUND', name);
};
syncBuiltinESMExports();

net.Socket.prototype.connect = function connectHere(...given) {
  // Node hands over its own normalised list of arguments, or what the caller gave.
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  const host = typeof first === 'object' ? first?.host : second;
  if (typeof host === 'string' && isIP(host) !== 0 && !isLoopback(host)) {
    process.nextTick(() => this.destroy(failed('connect ENETUNREACH', host)));
    return this;
  }
  return connect.apply(this, given);
};
