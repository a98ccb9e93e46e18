import { connect } from 'node:net';
import { HarnessError } from '../../model/errors.ts';
import { pinnedLookup } from '../http/addresses.ts';

/**
 * Makes sure that something listens where a run would send to; sends nothing.
 *
 * @throws HarnessError (exit 3) if no connection is made in time.
 */
export async function checkReachable(baseUrl: string, timeoutMs = 5000): Promise<void> {
  const { hostname, port, protocol, host } = new URL(baseUrl);
  const target = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
    lookup: pinnedLookup,
  };
  await new Promise<void>((resolve, reject) => {
    const socket = connect(target);
    const fail = (why: string): void => {
      socket.destroy();
      reject(
        new HarnessError(
          'runNotMade',
          'target.unreachable',
          `${host} cannot be reached: ${why}`,
          'Start the target, or correct baseUrl in the target file.',
        ),
      );
    };
    socket.setTimeout(timeoutMs, () => fail(`no connection within ${timeoutMs / 1000} s`));
    socket.once('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}
