import type { LoadError } from '../../model/load-result.ts';
import { isRuleId, rule } from '../../model/rules.ts';
import { cut } from './cut.ts';

const network: Readonly<Record<string, string>> = {
  refused: 'The server refused the connection.',
  reset: 'The server cut the connection before it had answered.',
  timeout: 'The server did not answer in time.',
  'name-not-found': "The server's name was not found.",
  tls: 'No secure connection could be made.',
  protocol: 'What the server sent was no valid HTTP.',
  'too-large': 'The answer was larger than is read.',
};

/** What a kind of error means, in a sentence for people who do not know the API. */
export function plainWords(error: Pick<LoadError, 'kind'>): string {
  const kind = cut(error.kind, 80);
  const colon = kind.indexOf(':');
  const family = colon < 0 ? kind : kind.slice(0, colon);
  const detail = colon < 0 ? '' : kind.slice(colon + 1);
  switch (family) {
    case 'violation':
      return isRuleId(detail)
        ? `Answers broke this rule: ${rule(detail).statement}`
        : `Answers broke rule ${detail}.`;
    case 'duplicate':
      return 'The platform took new requests for repeated ones and answered from memory: nothing was sent.';
    case 'status':
      return `The server answered HTTP ${detail}${statusWords(Number(detail))}.`;
    case 'network':
      return network[detail] ?? 'The connection failed.';
    case 'exception':
      return 'The load scenario itself failed; this is no fault of the target.';
    default:
      return `Requests failed: ${kind}.`;
  }
}

function statusWords(status: number): string {
  if (status === 429) return ': too many requests';
  if (status === 413) return ': the request was too large';
  if (status === 401 || status === 403) return ': access was refused';
  if (status === 502 || status === 503 || status === 504)
    return ': it was overloaded or not reachable behind its gateway';
  if (status >= 500) return ': it failed inside';
  return '';
}
