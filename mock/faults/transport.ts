import type { FaultEntry } from './fault.ts';
import { answers, forgets, refuses } from './make.ts';
import { all, bodyHas, inJson, inXml, isLaunch, not, refusedUnder } from './when.ts';

const isEmpty = bodyHas(/^\s*$/);

/** Faults in what is taken for a request at all. */
export const transportFaults: readonly FaultEntry[] = [
  refuses(
    'json-refused',
    'transport.json',
    ['encoding'],
    'Every JSON request is refused.',
    all(inJson, isLaunch),
  ),
  refuses('xml-refused', 'transport.xml', ['encoding'], 'Every XML request is refused.', inXml),
  forgets(
    'method-not-checked',
    'transport.method',
    [],
    'A launch with another method than POST is accepted.',
    ({ method }) => method !== 'POST',
    ['transport.malformed'],
  ),
  forgets(
    'put-accepted',
    'transport.method',
    [],
    'PUT is accepted like POST.',
    ({ method }) => method === 'PUT',
    ['transport.malformed'],
  ),
  forgets(
    'malformed-accepted',
    'transport.malformed',
    [],
    'A body that cannot be read is answered with success.',
  ),
  forgets(
    'malformed-xml-accepted',
    'transport.malformed',
    ['encoding'],
    'An XML body that cannot be read is answered with success.',
    inXml,
  ),
  forgets(
    'empty-body-accepted',
    'transport.malformed',
    [],
    'An empty body is answered with success.',
    isEmpty,
  ),
  forgets(
    'array-body-accepted',
    'transport.malformed',
    [],
    'A JSON body that is an array is answered with success.',
    bodyHas(/^\s*\[/),
  ),
  forgets(
    'second-document-accepted',
    'transport.malformed',
    [],
    'A second document behind the first is not noticed.',
    bodyHas(/\}\s*\{|<\/xml>\s*<xml/),
  ),
  answers(
    'malformed-500',
    'envelope.server-error',
    [],
    'A body that cannot be read is answered with HTTP 500.',
    (reply) => {
      reply.status = 500;
    },
    refusedUnder('transport.malformed'),
  ),
  answers(
    'malformed-as-plain-text',
    'envelope.format',
    [],
    'A body that cannot be read is answered in plain text.',
    (reply) => {
      reply.contentType = 'text/plain';
    },
    all(not(isEmpty), refusedUnder('transport.malformed')),
  ),
  forgets(
    'doctype-accepted',
    'transport.doctype',
    ['encoding'],
    'XML with a document type declaration is accepted.',
  ),
];
