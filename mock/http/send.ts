import type { ServerResponse } from 'node:http';
import type { Prepared } from '../envelope.ts';

function sendBroken(response: ServerResponse, answer: Prepared): void {
  if (answer.wire === 'silent') return;
  const { socket } = response;
  if (answer.wire === 'reset') {
    socket?.resetAndDestroy();
    return;
  }
  const headers = [...answer.headers];
  headers[headers.indexOf('Content-Length') + 1] = String(answer.body.length + 16);
  response.writeHead(answer.status, headers);
  response.write(answer.body, () => socket?.destroy());
}

/** Sends a prepared answer. */
export function send(response: ServerResponse, answer: Prepared): void {
  if (response.destroyed) return;
  if (answer.wire !== undefined) {
    sendBroken(response, answer);
    return;
  }
  response.writeHead(answer.status, answer.headers as string[]);
  response.end(answer.body);
}
