import { encodeRequest, sampleCases } from '../../generators/index.ts';
import type { Target } from '../../model/target.ts';

const tooLong = 20_000;

/** Bodies in JSON, half of them valid, made by the harness's generators and handed over without what they must get. */
export function payloads(target: Target, count: number): string[] {
  const kinds = (['valid', 'invalid'] as const).map((kind) =>
    sampleCases(target, { seed: 1, kind, spaces: ['launch'] }),
  );
  const bodies: string[] = [];
  while (bodies.length < count) {
    for (const cases of kinds) {
      const body = nextPlain(cases, target);
      if (bodies.length < count) bodies.push(body);
    }
  }
  return bodies;
}

/** The next that any of the tools can send: a whole JSON object to the launch path, not too long. */
function nextPlain(cases: ReturnType<typeof sampleCases>, target: Target): string {
  // Not `for … of`: leaving it would end the generator.
  for (let next = cases.next(); next.done !== true; next = cases.next()) {
    const { request } = next.value;
    const { method, headers, body } = encodeRequest(request, target, 'sent');
    const isJson = method === 'POST' && headers['Content-Type'] === 'application/json';
    if (!isJson || body === undefined || body.length > tooLong) continue;
    const text = new TextDecoder().decode(body);
    if (isPlainObject(text)) return text;
  }
  throw new Error('the generators ended');
}

/** Neither cut off nor with a key twice, which every parser would read in its own way. */
function isPlainObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      JSON.stringify(value).length === text.length
    );
  } catch {
    return false;
  }
}
