import { faultsOf, jsonOnly, text, xmlOnly, type FaultDefinition } from './definition.ts';

const body = { rule: 'transport.malformed', parameter: 'body' } as const;

const both: readonly FaultDefinition[] = faultsOf(body, [
  { name: 'empty', description: 'body is empty', apply: text({ kind: 'empty' }) },
  ...[
    ['start', 0.1],
    ['middle', 0.5],
    ['late', 0.9],
    ['end', 0.99999],
  ].map(([name, share]) => ({
    name: `cut-${name}`,
    description: `body is cut off (${name})`,
    apply: text({ kind: 'cut', share: share as number }),
  })),
  {
    name: 'junk-before',
    description: 'body has junk before it',
    apply: text({ kind: 'prepend', text: 'junk' }),
  },
  {
    name: 'junk-behind',
    description: 'body has junk behind it',
    apply: text({ kind: 'append', text: 'junk' }),
  },
]);

const json: readonly FaultDefinition[] = faultsOf({ ...body, formats: jsonOnly }, [
  {
    name: 'second-object',
    description: 'body has a second object behind it',
    apply: text({ kind: 'append', text: '{}' }),
  },
  { name: 'twice', description: 'body comes twice', apply: text({ kind: 'replace', text: 'body\nbody' }) },
  { name: 'array-root', description: 'body is an array', apply: text({ kind: 'replace', text: '[body]' }) },
  { name: 'string-root', description: 'body is a string', apply: text({ kind: 'replace', text: '"text"' }) },
  { name: 'number-root', description: 'body is a number', apply: text({ kind: 'replace', text: '42' }) },
  { name: 'true-root', description: 'body is true', apply: text({ kind: 'replace', text: 'true' }) },
  { name: 'null-root', description: 'body is null', apply: text({ kind: 'replace', text: 'null' }) },
  {
    name: 'cut-before-colon',
    description: 'body is cut off before a colon',
    apply: text({ kind: 'cut-before', text: ':' }),
  },
  {
    name: 'cut-before-value',
    description: 'body is cut off before a comma',
    apply: text({ kind: 'cut-before', text: ',' }),
  },
  {
    name: 'cut-in-string',
    description: 'body is cut off inside a string',
    needs: { layout: ['plain', 'reversed', 'escaped'] },
    apply: text({ kind: 'cut-before', text: '":' }),
  },
  {
    name: 'stray-comma',
    description: 'body has a stray comma',
    apply: text({ kind: 'substitute', from: '{', to: '{,' }),
  },
  {
    name: 'single-quotes',
    description: 'body has a key in single quotes',
    needs: { layout: ['plain', 'reversed', 'spaced'] },
    apply: text({ kind: 'substitute', from: '"token"', to: "'token'" }),
  },
  {
    name: 'bare-key',
    description: 'body has a key without quotes',
    needs: { layout: ['plain', 'reversed', 'spaced'] },
    apply: text({ kind: 'substitute', from: '"token"', to: 'token' }),
  },
  {
    name: 'comment',
    description: 'body has a comment',
    apply: text({ kind: 'prepend', text: '/* a comment */' }),
  },
  {
    name: 'nul',
    description: 'body has a NUL character',
    apply: text({ kind: 'substitute', from: '{', to: '{\0' }),
  },
  {
    name: 'xml-instead',
    description: 'body is XML',
    apply: text({ kind: 'replace', text: '<xml><token>@</token></xml>' }),
  },
]);

const xml: readonly FaultDefinition[] = faultsOf({ ...body, formats: xmlOnly }, [
  {
    name: 'second-root',
    description: 'body has a second root',
    apply: text({ kind: 'append', text: '<xml></xml>' }),
  },
  {
    name: 'text-root',
    description: 'body has a root with text alone',
    apply: text({ kind: 'replace', text: '<xml>text</xml>' }),
  },
  inRoot('undeclared-entity', 'body refers to an undeclared entity', '&nope;'),
  inRoot('bare-ampersand', 'body has a bare ampersand', 'a & b'),
  inRoot('bare-less-than', 'body has a bare less-than sign', '1 < 2'),
  inRoot('raw-nul', 'body has a NUL character', '\0'),
  inRoot('nul-reference', 'body has a reference to NUL', '&#0;'),
  inRoot('surrogate-reference', 'body has a reference to half a character', '&#xD800;'),
  inRoot('wrong-nesting', 'body has elements that overlap', '<a><b></a></b>'),
  {
    name: 'no-end',
    description: 'body lacks its last end tag',
    apply: text({ kind: 'substitute', from: '</xml>', to: '' }),
  },
  {
    name: 'cut-in-end',
    description: 'body is cut off inside its last end tag',
    apply: text({ kind: 'substitute', from: '</xml>', to: '</' }),
  },
  {
    name: 'cut-in-element',
    description: 'body is cut off before the end tag of the id',
    apply: text({ kind: 'cut-before', text: '</id>' }),
  },
  {
    name: 'cut-in-tag',
    description: 'body is cut off inside a tag',
    apply: text({ kind: 'cut-before', text: 'id>' }),
  },
  {
    name: 'wrong-end',
    description: 'body has a wrong end tag',
    apply: text({ kind: 'substitute', from: '</xml>', to: '</xlm>' }),
  },
  {
    name: 'json-instead',
    description: 'body is JSON',
    apply: text({ kind: 'replace', text: '{"token":"@"}' }),
  },
]);

const deep = 2000;
const odd = { ...body, expects: 'open', exempt: ['relation.format', 'relation.layout'] } as const;

/** Texts that are JSON or XML, but of a kind that servers may well refuse. */
const unusual: readonly FaultDefinition[] = [
  ...faultsOf(odd, [
    {
      name: 'bom',
      description: 'body starts with a byte order mark',
      apply: text({ kind: 'prepend', text: '\ufeff' }),
    },
  ]),
  ...faultsOf({ ...odd, formats: jsonOnly, needs: { content: ['absent'] } }, [
    inContent('deep-nesting', 'body is nested 2000 deep', '['.repeat(deep) + ']'.repeat(deep)),
    inContent('lone-surrogate', 'body has half a character', '"\\ud800"'),
    inContent('escaped-nul', 'body has an escaped NUL', '"a\\u0000b"'),
  ]),
  ...faultsOf({ ...odd, formats: xmlOnly, needs: { content: ['absent'] } }, [
    {
      name: 'deep-elements',
      description: 'body is nested 2000 deep',
      apply: text({
        kind: 'substitute',
        from: '<xml>',
        to: `<xml><content>${'<n>'.repeat(deep)}x${'</n>'.repeat(deep)}</content>`,
      }),
    },
  ]),
  ...faultsOf({ ...odd, formats: xmlOnly }, [
    inRoot('xml-comment', 'body has a comment', '<!-- a comment -->'),
    inRoot('instruction', 'body has a processing instruction', '<?name value?>'),
    {
      name: 'attribute',
      description: 'body has an attribute',
      apply: text({ kind: 'substitute', from: '<xml>', to: '<xml version="1">' }),
    },
  ]),
];

function inRoot(name: string, description: string, inside: string) {
  return {
    name,
    description,
    apply: text({ kind: 'substitute' as const, from: '<xml>', to: `<xml>${inside}` }),
  };
}

function inContent(name: string, description: string, value: string) {
  return {
    name,
    description,
    apply: text({ kind: 'substitute' as const, from: '{', to: `{"content":{"x":${value}},` }),
  };
}

/** Faults of the body's text. */
export const malformedFaults: readonly FaultDefinition[] = [...both, ...json, ...xml, ...unusual];
