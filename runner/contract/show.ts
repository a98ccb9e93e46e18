import { encodeRequest, type EncodedRequest } from '../../generators/index.ts';
import type { Case } from '../../model/case.ts';
import type { ShownRequest, ShownResponse } from '../../model/contract-result.ts';
import type { Mask } from '../../model/mask.ts';
import type { Response } from '../../model/observation.ts';
import type { Target } from '../../model/target.ts';

/** Bodies are shown up to this many characters; the rest is counted. */
const shownLength = 8192;

/** A case's request as it may be shown: with placeholders where the secrets were. */
export function shownRequest(testCase: Case, target: Target, mask: Mask): ShownRequest {
  const encoded = encodeRequest(testCase.request, target, 'shown');
  return {
    method: encoded.method,
    url: mask(encoded.url),
    headers: { ...encoded.headers },
    ...shownBody(encoded.body, mask),
  };
}

function shownBody(body: EncodedRequest['body'], mask: Mask): { body?: string; bodyIsBase64?: true } {
  if (body === undefined) return {};
  const text = asText(body);
  return text === undefined
    ? { body: Buffer.from(body).toString('base64'), bodyIsBase64: true }
    : { body: mask(text) };
}

/** A response as it may be shown: masked, and cut. */
export function shownResponse(response: Response, mask: Mask): ShownResponse {
  const text = asText(response.body);
  const whole = mask(text ?? Buffer.from(response.body).toString('latin1'));
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    headers[name] = mask(typeof value === 'string' ? value : value.join(', ')).slice(0, shownLength);
  }
  return {
    status: response.status,
    headers,
    body:
      text === undefined
        ? Buffer.from(whole, 'latin1').toString('base64').slice(0, shownLength)
        : whole.slice(0, shownLength),
    ...(text === undefined ? { bodyIsBase64: true as const } : {}),
    ...(whole.length > shownLength ? { cutFrom: response.body.length } : {}),
  };
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes as text, or undefined where they are no UTF-8 or hold a NUL (no shell can carry one). */
function asText(bytes: Uint8Array): string | undefined {
  try {
    const text = strictUtf8.decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
