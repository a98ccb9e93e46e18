import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Whom a push is from, if its path says so; or the HTTP status with which it is sent away. */
export type Passed = { readonly generator: string | undefined } | { readonly status: number };

/** Decides who may push. */
export type Gate = (request: IncomingMessage) => Passed;

const longestName = 100;

/** Lets in who knows the path: `/SECRET/GENERATOR`. */
export function pathGate(secret: string): Gate {
  return ({ method, url = '' }) => {
    const [, given = '', name = ''] = url.split('/');
    if (method !== 'POST' || !isSame(given, secret) || name === '') return { status: 404 };
    return named(name);
  };
}

/** Lets in who shows the token: `Authorization: Bearer TOKEN`, at `/PATH` or `/PATH/GENERATOR`. */
export function bearerGate(path: string, token: string): Gate {
  return ({ method, url = '', headers }) => {
    const given = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    if (!isSame(given, token)) return { status: 401 };
    const [, first = '', name = '', ...more] = url.split('/');
    if (first !== path || more.length > 0) return { status: 404 };
    if (method !== 'POST') return { status: 405 };
    return name === '' ? { generator: undefined } : named(name);
  };
}

function named(name: string): Passed {
  try {
    return { generator: decodeURIComponent(name).slice(0, longestName) };
  } catch {
    return { status: 400 };
  }
}

/** In a time that says nothing of how much is right, nor of the length. */
function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
