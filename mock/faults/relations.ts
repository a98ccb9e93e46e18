import type { FaultEntry } from './fault.ts';
import { refuses } from './make.ts';
import { all, bodyHas, inJson, inXml, isLaunch, named } from './when.ts';
import type { When } from './when.ts';

const idFirst: When = ({ params }) => {
  const names = Object.keys(params);
  return names.includes('token') && names.indexOf('id') < names.indexOf('token');
};

/** Faults in what should make no difference. */
export const relationFaults: readonly FaultEntry[] = [
  refuses(
    'order-matters',
    'relation.layout',
    [],
    'A launch whose id stands before its token is refused.',
    all(isLaunch, idFirst),
  ),
  refuses(
    'white-space-matters',
    'relation.layout',
    ['encoding'],
    'JSON with line breaks is refused.',
    all(inJson, bodyHas(/[\n\r\t]/)),
  ),
  refuses(
    'white-space-matters-in-xml',
    'relation.layout',
    ['encoding'],
    'XML with white space between its elements is refused.',
    all(inXml, bodyHas(/>\s+</)),
  ),
  refuses(
    'escapes-refused',
    'relation.layout',
    ['encoding'],
    'JSON with escaped characters (\\u0041) is refused.',
    all(inJson, bodyHas(/\\u[0-9a-f]{4}/i)),
  ),
  refuses(
    'references-refused',
    'relation.layout',
    ['encoding'],
    'XML with character references (&#65;) is refused.',
    all(inXml, bodyHas(/&#/)),
  ),
  refuses(
    'cdata-refused',
    'relation.layout',
    ['encoding'],
    'XML with CDATA is refused.',
    all(inXml, bodyHas(/<!\[CDATA\[/)),
  ),
  refuses(
    'explicit-default-refused',
    'relation.default',
    ['matching', 'email'],
    'Matching email is refused where leaving it out is taken.',
    named('email'),
  ),
  refuses(
    'xml-custom-refused',
    'relation.format',
    ['matching', 'field_name', 'field_value', 'encoding'],
    'Matching custom is refused in XML only.',
    all(inXml, named('custom')),
  ),
];
