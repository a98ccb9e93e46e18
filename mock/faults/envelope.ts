import type { FaultEntry } from './fault.ts';
import { answers } from './make.ts';
import { accepted, all, has, inJson, inXml, refused, refusedUnder } from './when.ts';

/** Faults in what an answer says: its keys, their values, its HTTP status. */
export const envelopeFaults: readonly FaultEntry[] = [
  answers(
    'success-error-as-string',
    'envelope.shape',
    [],
    'The error of a success is the string "0".',
    (reply) => {
      reply.envelope['error'] = '0';
    },
    all(accepted, inJson),
  ),
  answers(
    'error-as-fraction',
    'envelope.shape',
    [],
    'The error of a refusal is a fraction.',
    (reply) => {
      reply.envelope['error'] = 400.5;
    },
    refused,
  ),
  answers(
    'error-missing',
    'envelope.shape',
    [],
    'A refusal has no error.',
    (reply) => {
      delete reply.envelope['error'];
    },
    refused,
  ),
  answers(
    'data-missing',
    'envelope.shape',
    [],
    'A success has no data.',
    (reply) => {
      delete reply.envelope['data'];
    },
    accepted,
  ),
  answers(
    'data-missing-with-content',
    'envelope.shape',
    ['content'],
    'A success has no data when content was sent.',
    (reply) => {
      delete reply.envelope['data'];
    },
    all(accepted, has('content')),
  ),
  answers(
    'error-text-missing',
    'envelope.shape',
    [],
    'A refusal has no error_text.',
    (reply) => {
      delete reply.envelope['error_text'];
    },
    refused,
  ),
  answers(
    'error-text-object',
    'envelope.shape',
    [],
    'The error_text of a refusal is an object.',
    (reply) => {
      reply.envelope['error_text'] = { message: 'Incorrect request' };
    },
    all(refused, inJson),
  ),
  answers(
    'xml-other-root',
    'envelope.shape',
    ['encoding'],
    'An XML answer has the root response.',
    (reply) => {
      reply.prefix = '<response>';
      reply.suffix = '</response>';
    },
    inXml,
  ),
  answers(
    'success-data-object',
    'envelope.success',
    [],
    'A success has an object as data.',
    (reply) => {
      reply.envelope['data'] = { launched: 1 };
    },
    accepted,
  ),
  answers(
    'success-other-text',
    'envelope.success',
    [],
    'A success has another error_text.',
    (reply) => {
      reply.envelope['error_text'] = 'Success';
    },
    accepted,
  ),
  answers(
    'success-text-case',
    'envelope.success',
    ['subscription_filter'],
    'The success text is in lower case when a subscription_filter was sent.',
    (reply) => {
      reply.envelope['error_text'] = 'successful operation';
    },
    all(accepted, has('subscription_filter')),
  ),
  answers(
    'success-202',
    'envelope.success',
    [],
    'A success has HTTP 202.',
    (reply) => {
      reply.status = 202;
    },
    accepted,
  ),
  answers(
    'failure-without-text',
    'envelope.failure',
    [],
    'A refusal has an empty error_text.',
    (reply) => {
      reply.envelope['error_text'] = '';
    },
    refused,
  ),
  answers(
    'failure-302',
    'envelope.failure',
    [],
    'A wrong token is answered with a redirect.',
    (reply) => {
      reply.status = 302;
      reply.headers.push('Location', '/login');
    },
    refusedUnder('token.required', 'token.valid', 'token.type'),
  ),
  answers(
    'failure-text-in-success',
    'envelope.failure',
    ['id'],
    'An unknown or inactive campaign has error 0 and a text that says otherwise.',
    (reply) => {
      reply.envelope['error'] = 0;
    },
    refusedUnder('id.unknown', 'id.inactive'),
  ),
];
