import type { Call } from '../call.ts';
import { refusal } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

const missing = refusal('token.required', 401, 'API token required', 401);
const notString = refusal('token.type', 401, 'API token must be a string', 401);
const wrong = refusal('token.valid', 403, 'No rights for this operation', 403);
const wrongInLink = refusal('link.token', 403, 'No rights for this operation', 403);

function bearerOf(call: Call, world: World): string | undefined {
  if (!world.capabilities.bearer) return undefined;
  const { authorization } = call.headers;
  return authorization?.startsWith('Bearer ') === true ? authorization.slice(7).trim() : undefined;
}

/** The token of a launch: in the body, or as a bearer where the platform takes one. */
export function checkToken(call: Call, world: World): Refusal | undefined {
  const token = call.params['token'];
  if (token === undefined || token === null || token === '') {
    const bearer = bearerOf(call, world);
    if (bearer === undefined) return missing;
    return bearer === world.token ? undefined : wrong;
  }
  if (typeof token !== 'string') return notString;
  return token === world.token ? undefined : wrong;
}

/** The token of a link: what it names must be right; naming none is taken. */
export function checkLinkToken(call: Call, world: World): Refusal | undefined {
  const token = call.params['token'];
  if (token === undefined || token === null || token === '') return undefined;
  return token === world.token ? undefined : wrongInLink;
}
