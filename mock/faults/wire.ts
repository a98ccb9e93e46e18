import { envelopeText } from '../envelope.ts';
import type { FaultEntry } from './fault.ts';
import { answers } from './make.ts';
import { accepted, all, has, inXml, isLink, refused, refusedUnder } from './when.ts';

const html = '<!DOCTYPE html><html><body><h1>404 Not Found</h1></body></html>';

/** Faults in how an answer travels: its format, its bytes, its connection. */
export const wireFaults: readonly FaultEntry[] = [
  answers(
    'xml-answered-in-json',
    'envelope.format',
    ['encoding'],
    'An XML request is answered in JSON.',
    (reply) => {
      reply.format = 'json';
      reply.contentType = 'application/json';
    },
    inXml,
  ),
  answers(
    'xml-refusal-in-json',
    'envelope.format',
    ['encoding'],
    'The refusal of an XML request is in JSON.',
    (reply) => {
      reply.format = 'json';
      reply.contentType = 'application/json';
    },
    all(inXml, refused),
  ),
  answers(
    'xml-called-json',
    'envelope.format',
    ['encoding'],
    'An XML answer says that it is JSON.',
    (reply) => {
      reply.contentType = 'application/json';
    },
    inXml,
  ),
  answers(
    'success-as-text',
    'envelope.format',
    [],
    'A success says that it is text/plain.',
    (reply) => {
      reply.contentType = 'text/plain';
    },
    accepted,
  ),
  answers('byte-order-mark', 'envelope.parse', [], 'A byte order mark stands before the answer.', (reply) => {
    reply.prefix = '\uFEFF';
  }),
  answers('trailing-bytes', 'envelope.parse', [], 'Something stands behind the answer.', (reply) => {
    reply.suffix = '\n0';
  }),
  answers(
    'answered-twice',
    'envelope.parse',
    ['attach'],
    'The answer is there twice when attach was sent.',
    (reply) => {
      reply.suffix = envelopeText(reply.envelope, reply.format);
    },
    has('attach'),
  ),
  answers(
    'wrong-length',
    'envelope.parse',
    [],
    'The answer is shorter than announced, and the connection ends.',
    (reply) => {
      reply.wire = 'cut-off';
    },
  ),
  answers(
    'not-well-formed',
    'envelope.parse',
    [],
    'A refusal lacks its last character.',
    (reply) => {
      reply.prefix = envelopeText(reply.envelope, reply.format).slice(0, -1);
      reply.envelope = {};
      reply.suffix = ' ';
    },
    refused,
  ),
  answers(
    'html-page',
    'envelope.parse',
    ['id'],
    'An unknown campaign is answered with an HTML page.',
    (reply) => {
      reply.prefix = html;
      reply.contentType = 'text/html';
    },
    refusedUnder('id.unknown'),
  ),
  answers(
    'refusal-500',
    'envelope.server-error',
    [],
    'Every refusal has HTTP 500.',
    (reply) => {
      reply.status = 500;
    },
    refused,
  ),
  answers(
    'reset-connection',
    'envelope.server-error',
    [],
    'The connection is reset instead of a refusal.',
    (reply) => {
      reply.wire = 'reset';
    },
    refused,
  ),
  answers(
    'no-answer',
    'envelope.server-error',
    ['attach'],
    'A request with attach is never answered.',
    (reply) => {
      reply.wire = 'silent';
    },
    has('attach'),
  ),
  answers(
    'token-echoed',
    'envelope.secret',
    ['resource_id'],
    'The error_text of a wrong resource_id repeats the request with its token.',
    (reply, _call, world) => {
      reply.envelope['error_text'] = `Bad request: token=${world.token}&resource_id=`;
    },
    refusedUnder('resource.bounds'),
  ),
  answers(
    'token-in-header',
    'envelope.secret',
    [],
    'A header of the answer carries the token.',
    (reply, _call, world) => {
      reply.headers.push('X-Request-Token', world.token);
    },
  ),
  answers(
    'link-answers-xml',
    'link.response',
    [],
    'A link that was fetched with GET is answered in XML.',
    (reply) => {
      reply.format = 'xml';
      reply.contentType = 'application/xml';
    },
    all(isLink, ({ method }) => method === 'GET'),
  ),
  answers(
    'link-answers-204',
    'link.response',
    [],
    'A link is answered with HTTP 204 and nothing.',
    (reply) => {
      reply.status = 204;
    },
    all(isLink, accepted),
  ),
];
