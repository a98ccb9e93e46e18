import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeParameters } from '../../generators/encode/request.ts';
import { HarnessError } from '../../model/errors.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { readXml } from './page/read-xml.ts';

const layouts = ['plain', 'reversed', 'spaced', 'escaped'] as const;

/** Any text that XML can carry, markup and line ends above all. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.constantFrom('a\r\nb', ']]>', '<xml>', '&amp;', '👩‍👩‍👧‍👦', 'e\u0301', 'עברית', '\t', '\'"', '\u0085\u2028'),
  )
  .filter((value) => /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]+$/u.test(value));
const name = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,10}$/)
  .filter((value) => !/^(xml|__proto__)/i.test(value));

const json: fc.Arbitrary<JsonObject> = fc
  .dictionary(fc.string({ unit: 'grapheme', maxLength: 10 }), fc.jsonValue({ maxDepth: 4 }), {
    maxKeys: 6,
    noNullPrototype: true,
  })
  .map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);

/** Trees that XML's conventions can say: texts, objects with something in them, arrays of two or more. */
const { tree } = fc.letrec<{ tree: Json; object: JsonObject }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small' }, text, tie('object'), fc.array(text, { minLength: 2, maxLength: 4 })),
  object: fc.dictionary(name, tie('tree'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
}));
const xml: fc.Arbitrary<JsonObject> = fc.dictionary(
  name.filter((value) => value !== 'custom_request'),
  tree,
  { minKeys: 1, maxKeys: 5, noNullPrototype: true },
);

describe.each(layouts)('the %s layout', (layout) => {
  it('gives JSON that reads as it was', () => {
    fc.assert(
      fc.property(json, (parameters) => {
        expect(JSON.parse(encodeParameters(parameters, 'json', layout))).toEqual(parameters);
      }),
      { numRuns: 500 },
    );
  });

  it('gives XML that reads as it was', () => {
    fc.assert(
      fc.property(xml, (parameters) => {
        expect(readXml(encodeParameters(parameters, 'xml', layout))).toEqual({ tree: parameters });
      }),
      { numRuns: 500 },
    );
  });

  it('gives the query of an XML request as JSON text', () => {
    fc.assert(
      fc.property(
        json.filter(
          (query) =>
            !/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(JSON.stringify(query)),
        ),
        (query) => {
          const read = readXml(encodeParameters({ custom_request: query }, 'xml', layout));
          const element = 'tree' in read ? (read.tree as JsonObject)['custom_request'] : undefined;
          expect(JSON.parse(element as string)).toEqual(query);
        },
      ),
    );
  });
});

describe('layouts', () => {
  const parameters = { token: 't', id: 84, content: { city: 'Zürich/Genève', list: ['a', 'b'] } };

  it.each(['json', 'xml'] as const)('are four different texts of %s', (encoding) => {
    expect(new Set(layouts.map((layout) => encodeParameters(parameters, encoding, layout))).size).toBe(4);
  });

  it('write nothing beyond ASCII where all is escaped', () => {
    for (const encoding of ['json', 'xml'] as const) {
      expect(encodeParameters(parameters, encoding, 'escaped')).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  it('keep the order of a query', () => {
    expect(encodeParameters({ a: 1, custom_request: { x: 1, y: 2 } }, 'json', 'reversed')).toBe(
      '{"custom_request":{"x":1,"y":2},"a":1}',
    );
  });
});

describe('XML', () => {
  const encode = (parameters: JsonObject) => encodeParameters(parameters, 'xml', 'plain');

  it.each([
    ['null', { a: null }, '<xml><a/></xml>'],
    ['an empty text', { a: '' }, '<xml><a/></xml>'],
    ['an empty array', { a: [] }, '<xml><a/></xml>'],
    ['an array of one', { a: ['x'] }, '<xml><a>x</a></xml>'],
    ['an array of two', { a: ['x', { b: 1 }] }, '<xml><a>x</a><a><b>1</b></a></xml>'],
    ['booleans', { a: true, b: false }, '<xml><a>true</a><b>false</b></xml>'],
    ['markup', { a: '<b> & ]]> "c"' }, '<xml><a>&lt;b&gt; &amp; ]]&gt; "c"</a></xml>'],
    ['a carriage return', { a: 'x\r\ny' }, '<xml><a>x&#13;\ny</a></xml>'],
  ])('writes %s by the conventions of the specification', (_, parameters, text) => {
    expect(encode(parameters)).toBe(text);
  });

  it.each([
    ['a control character', { a: 'x\u0001' }, 'encode.xml-character'],
    ['half a character', { a: '\ud800' }, 'encode.xml-character'],
    ['a name with a dollar', { $a: 'x' }, 'encode.xml-name'],
    ['a reserved name', { xmlns: 'x' }, 'encode.xml-name'],
  ])('refuses %s', (_, parameters, code) => {
    let thrown: unknown;
    try {
      encode(parameters);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(HarnessError);
    expect((thrown as HarnessError).code).toBe(code);
  });
});
