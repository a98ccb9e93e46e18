import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Call } from '../call.ts';
import { answerOf, contentTypes, envelopeText, prepare } from '../envelope.ts';
import type { Prepared } from '../envelope.ts';
import { decideFormat } from '../format/decide.ts';
import { observe } from '../launch/observer.ts';
import { refusal } from '../refusal.ts';
import { serve } from '../serve.ts';
import type { World } from '../world.ts';
import { readBody } from './body.ts';
import { send } from './send.ts';

export const launchPath = '/api/v1.1/campaigns/triggers/start/';
const launchPathWithoutSlash = launchPath.slice(0, -1);
export const linkPrefix = '/trg/';
export const observerPath = '/observer';

const noSuchPath = refusal('transport.slash', 404, 'No such path', 404);
const tooLarge = refusal('transport.malformed', 400, 'The body is too large', 413);
const failed = { data: null, error: 500, error_text: 'Internal error' };

/** What a handler keeps count of. */
export interface Traffic {
  requests: number;
  concurrent: number;
}

function apiOf(path: string, world: World): Call['api'] | undefined {
  if (path === launchPath) return '1.1';
  if (path === launchPathWithoutSlash) return world.capabilities.slashOptional ? '1.1' : undefined;
  return path.startsWith(linkPrefix) && world.capabilities.links ? '1.0' : undefined;
}

/** The mock's router: the two API versions, the observer, and nothing else. */
export function handler(world: World, traffic: Traffic, wait?: (now: number) => number): RequestListener {
  function answerApi(
    request: IncomingMessage,
    api: Call['api'],
    path: string,
    body: Buffer | undefined,
  ): Prepared {
    const { headers, method = 'GET' } = request;
    const isGet = api === '1.0' && method === 'GET';
    const format = isGet ? 'json' : decideFormat(headers['content-type'], body ?? Buffer.alloc(0));
    if (body === undefined) return answerOf(tooLarge, format);
    const requestId = headers['request-id'] as string | undefined;
    const { concurrent } = traffic;
    const call: Call = {
      api,
      method,
      path,
      headers,
      format,
      body,
      requestId,
      concurrent,
      params: {},
      refusal: undefined,
      forgiven: false,
    };
    try {
      return serve(call, world);
    } catch {
      // Nothing here should throw; if it does, the caller learns that, and no more.
      return prepare(500, contentTypes[format], envelopeText(failed, format));
    }
  }

  const leave = (): void => {
    traffic.concurrent -= 1;
  };

  function serveApi(
    request: IncomingMessage,
    response: ServerResponse,
    api: Call['api'],
    path: string,
  ): void {
    traffic.requests += 1;
    traffic.concurrent += 1;
    response.once('close', leave);
    readBody(request, (body) => {
      const delay = Math.max(wait?.(performance.now()) ?? 0, world.faults?.delayMs ?? 0);
      if (delay > 0) setTimeout(() => send(response, answerApi(request, api, path, body)), delay);
      else send(response, answerApi(request, api, path, body));
    });
  }

  return (request, response) => {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    const api = apiOf(path, world);
    if (api !== undefined) {
      serveApi(request, response, api, path);
      return;
    }
    request.resume();
    const isObserver = path.startsWith(`${observerPath}/`);
    const query = mark < 0 ? '' : url.slice(mark + 1);
    const answer = isObserver
      ? observe(world, request.method ?? 'GET', path.slice(observerPath.length), query)
      : answerOf(noSuchPath, 'json');
    send(response, answer);
  };
}
