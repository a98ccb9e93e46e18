import type { TransportFailure } from '../../model/observation.ts';

const byCode: Readonly<Record<string, TransportFailure>> = {
  ECONNREFUSED: 'refused',
  ENETUNREACH: 'refused',
  EHOSTUNREACH: 'refused',
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_CLOSED: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'protocol',
  UND_ERR_INFO: 'protocol',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  EPROTO: 'tls',
};

/** What kind of failure an error of undici or of a socket is. */
export function failureOf(error: unknown): { failure: TransportFailure; message: string } {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  // undici leaves the code of a parser's error undefined where the first bytes are already wrong.
  const isParsers = error instanceof Error && error.name === 'HTTPParserError';
  return { failure: isParsers ? 'protocol' : kindOf(code), message: message === '' ? code : message };
}

function kindOf(code: string): TransportFailure {
  if (code.startsWith('HPE_')) return 'protocol';
  if (code.startsWith('ERR_TLS') || code.includes('CERT') || code.startsWith('ERR_SSL')) return 'tls';
  return byCode[code] ?? 'other';
}

/** An error of several addresses (IPv4 and IPv6) hides the codes in its parts. */
function codeOf(error: unknown): string {
  const { code, errors } = error as { code?: unknown; errors?: readonly unknown[] };
  if (typeof code === 'string') return code;
  return errors?.[0] === undefined ? '' : codeOf(errors[0]);
}
