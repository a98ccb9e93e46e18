import type { Json, JsonObject } from '../../model/json.ts';
import type { Encoding } from '../../model/case.ts';
import { randomFrom } from '../../model/random.ts';
import { fakeFrom } from './fake.ts';
import { someUnicode } from './unicode.ts';

/** The kinds of object that `content` and `custom_data` are tried with. */
export type ObjectKind = 'empty' | 'flat' | 'nested' | 'arrays' | 'unicode' | 'long' | 'keys' | 'large';

/**
 * An object of a kind; in XML, only what its conventions can say (names of elements, no empty values).
 *
 * What both formats can say is the same in both.
 */
export function objectOf(kind: ObjectKind, seed: number, encoding: Encoding): JsonObject {
  return makers[kind](seed, encoding);
}

const makers: Readonly<Record<ObjectKind, (seed: number, encoding: Encoding) => JsonObject>> = {
  empty: () => ({}),
  flat,
  nested,
  arrays,
  unicode: (seed, encoding) => ({
    ...Object.fromEntries(someUnicode(randomFrom(seed), 6)),
    // White space at the ends is nobody's indentation in JSON.
    ...(encoding === 'json' ? { padded: ' \tblanks around it \n', blank: ' ' } : {}),
  }),
  long,
  keys,
  // Past what 16 bits can count, in characters and all the more in bytes.
  large: (seed) => ({ article: `${fakeFrom(seed).lorem.paragraph()} 長い`.repeat(1000).slice(0, largeText) }),
};

const largeText = 70_000;

function flat(seed: number): JsonObject {
  const fake = fakeFrom(seed);
  return {
    email_title: fake.lorem.sentence(),
    price: fake.number.int({ min: -5000, max: 5000 }),
    rate: fake.number.float({ min: 0, max: 10, fractionDigits: 2 }),
    in_stock: fake.datatype.boolean(),
    promo: fake.string.alphanumeric(12),
    // Past what 32 bits hold, within what a JSON number holds exactly.
    receipt: fake.number.int({ min: 2 ** 33, max: Number.MAX_SAFE_INTEGER }),
  };
}

function nested(seed: number, encoding: Encoding): JsonObject {
  const fake = fakeFrom(seed);
  const empties: JsonObject = encoding === 'json' ? { none: null, blank: '', no_items: [], no_keys: {} } : {};
  return {
    order: {
      number: fake.number.int({ max: 999_999 }),
      buyer: {
        name: fake.person.firstName(),
        address: { city: fake.location.city(), zip: fake.string.numeric(5) },
      },
      ...empties,
    },
    level1: { level2: { level3: { level4: { level5: fake.lorem.word() } } } },
  };
}

function arrays(seed: number, encoding: Encoding): JsonObject {
  const fake = fakeFrom(seed);
  const inner: Record<string, Json> =
    encoding === 'json' ? { matrix: [[1, 2], [3]], one: [fake.lorem.word()] } : {};
  return {
    data_lines: fake.helpers.multiple(() => fake.lorem.words(2), { count: 3 }),
    numbers: fake.helpers.multiple(() => fake.number.int({ max: 100 }), { count: 4 }),
    items: fake.helpers.multiple(
      () => ({ sku: fake.string.alphanumeric(8), count: fake.number.int({ min: 1, max: 9 }) }),
      { count: 2 },
    ),
    ...inner,
  };
}

function long(seed: number): JsonObject {
  const fake = fakeFrom(seed);
  const line = fake.lorem.paragraph();
  const lines = Array.from({ length: 24 }, (_, index) => `${index + 1}. ${line}`);
  return { article: lines.join('\n').slice(0, 4096).trimEnd(), title: fake.lorem.sentence() };
}

function keys(seed: number, encoding: Encoding): JsonObject {
  const fake = fakeFrom(seed);
  const dotted: JsonObject = {
    'order.total': fake.number.int({ max: 9999 }),
    'a.b.c': fake.lorem.word(),
    'utm_source-1': fake.lorem.word(),
    constructor: fake.lorem.word(),
  };
  if (encoding === 'xml') return dotted;
  return {
    ...dotted,
    $price: fake.number.int({ max: 999 }),
    $where: fake.lorem.word(),
    'two words': fake.lorem.word(),
    ключ: fake.lorem.word(),
    名前: fake.lorem.word(),
  };
}
