/** What systems say of a process that may open no more connections: EMFILE, ENFILE, EADDRNOTAVAIL, ENOBUFS. */
const outOfSockets = /too many open files|cannot assign requested address|no buffer space/;

/**
 * Why a response counts as failed rather than as judged: the connection, the server, or its overload protection.
 *
 * `status:500`, `network:reset`, …; null: it is to be judged. `network:sockets` is the generator's own: it had none left. Rule envelope.server-error; HTTP 429 is no contract
 * matter either, because under load it says only that the target wants less.
 */
export function failureOf(status: number, errorCode: number, error = ''): string | null {
  if (status >= 500 || status === 429) return `status:${status}`;
  if (outOfSockets.test(error)) return 'network:sockets';
  if (errorCode === 0 || (errorCode >= 1400 && errorCode < 1600))
    return status === 0 ? 'network:other' : null;
  return `network:${networkFailure(errorCode)}`;
}

/** k6's error codes as words (the same as of a contract run's transport failures). */
function networkFailure(code: number): string {
  if (code === 1050 || code === 1211) return 'timeout';
  if (code === 1212) return 'refused';
  if (code === 1220 || code === 1201) return 'reset';
  if (code >= 1100 && code < 1200) return 'name-not-found';
  if (code >= 1300 && code < 1400) return 'tls';
  if (code >= 1600) return 'protocol';
  return 'other';
}
