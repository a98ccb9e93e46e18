import { launchPath, paramsWith, rawCase, types } from './case.ts';
import type { Case } from './case.ts';
import { toXml } from './xml.ts';

const text = JSON.stringify(paramsWith());
const xml = toXml(paramsWith());
const asXml = { contentType: types.xml };
const named = (content: string): string => xml.replace('</xml>', `${content}</xml>`);
const bomb = '<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';

/** Requests that differ in how they are written, not in what they say. */
export const rawCases: readonly Case[] = [
  ...['GET', 'PUT', 'DELETE', 'PATCH'].map((method) =>
    rawCase('transport.method', 'reject', method, method === 'GET' ? '' : text, { method }),
  ),
  ...[
    '',
    '  ',
    '{',
    text.slice(0, -1),
    `${text}${text}`,
    `${text} x`,
    '[]',
    '5',
    'null',
    '"text"',
    'token=1&id=84',
  ].map((body) => rawCase('transport.malformed', 'reject', `json ${body.slice(0, 30)}`, body)),
  ...[
    '<xml>',
    xml.slice(0, -1),
    `${xml}${xml}`,
    `${xml}x`,
    '<other/>',
    '<xml><a></b></xml>',
    '<xml>text</xml>',
    'text',
    '<xml>&nbsp;</xml>',
    named('text'),
    '<xml/>',
  ].map((body) => rawCase('transport.malformed', 'reject', `xml ${body.slice(0, 30)}`, body, asXml)),
  rawCase(
    'transport.doctype',
    'reject',
    'external entity',
    `<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml.replace('84', '&e;')}`,
    asXml,
  ),
  rawCase(
    'transport.doctype',
    'reject',
    'entity bomb',
    `${bomb}${named('<content><a>&b;</a></content>')}`,
    asXml,
  ),
  rawCase(
    'request.type',
    'reject',
    'no JSON text',
    toXml(paramsWith({ email: undefined })).replace('</xml>', '<custom_request>{a</custom_request></xml>'),
    asXml,
  ),
  rawCase(
    'request.type',
    'reject',
    'elements',
    toXml(paramsWith({ email: undefined })).replace(
      '</xml>',
      '<custom_request><a>1</a></custom_request></xml>',
    ),
    asXml,
  ),
  rawCase(
    'content.object',
    'accept',
    'keys with dots and dollars',
    JSON.stringify(paramsWith({ content: { 'a.b': 1, $c: '$d' } })),
  ),
  rawCase('relation.layout', 'accept', 'white space', JSON.stringify(paramsWith(), null, 2)),
  rawCase('relation.layout', 'accept', 'escapes', text.replace('john', '\\u006aohn')),
  rawCase(
    'relation.layout',
    'accept',
    'order',
    JSON.stringify(Object.fromEntries(Object.entries(paramsWith()).reverse())),
  ),
  rawCase(
    'relation.layout',
    'accept',
    'white space in XML',
    `<?xml version="1.0"?>\n${xml.replace(/></g, '>\n  <')}\n`,
    asXml,
  ),
  rawCase(
    'relation.layout',
    'accept',
    'CDATA',
    xml.replace('john@example.com', '<![CDATA[john@example.com]]>'),
    asXml,
  ),
  rawCase('relation.layout', 'accept', 'references', xml.replace('john', '&#106;&#x6F;hn'), asXml),
  rawCase('transport.content-type', 'open', 'charset', text, {
    contentType: 'application/json; charset=utf-8',
  }),
  rawCase('transport.content-type', 'open', 'text/xml', xml, { contentType: 'text/xml' }),
  rawCase('transport.content-type', 'open', 'missing', xml, { contentType: undefined }),
  rawCase('transport.slash', 'open', 'no last slash', text, { path: launchPath.slice(0, -1) }),
];
