/** Markup that is safe to put into a page as it stands; only `html` makes it. */
export interface Html {
  readonly html: string;
  readonly [brand]: true;
}

declare const brand: unique symbol;

/**
 * Builds markup from a template: every value is escaped and made visible unless it is `Html` itself.
 *
 * Arrays are joined; null, undefined and false become nothing. Fit for text and for quoted attributes, in HTML
 * and in XML alike.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  const fixed = withoutIndentation(strings);
  let text = fixed[0] ?? '';
  for (const [index, value] of values.entries()) text += render(value) + (fixed[index + 1] ?? '');
  return made(text);
}

const narrowed = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A template's own text without the source's indentation, which would be a fifth of a page; values keep theirs. */
function withoutIndentation(strings: TemplateStringsArray): readonly string[] {
  let fixed = narrowed.get(strings);
  if (fixed === undefined) {
    fixed = strings.map((part) => part.replace(/\n[ \n]*/g, '\n'));
    narrowed.set(strings, fixed);
  }
  return fixed;
}

/**
 * Shows what would otherwise be invisible or change how text reads: control, bidirectional and zero-width
 * characters, and lone surrogates, as symbols. Line feeds and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(invisible, symbolFor);
}

const known = new WeakSet<object>();

function made(text: string): Html {
  const markup = { html: text } as Html;
  known.add(markup);
  return markup;
}

function render(value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(render).join('');
  // Data of the same shape must not pass for markup, so identity decides and not a property.
  if (typeof value === 'object' && known.has(value)) return (value as Html).html;
  return escape(visible(typeof value === 'object' ? JSON.stringify(value) : `${value as string | number}`));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** All but line feeds, tabs and the variation selectors that emoji are written with. */
const invisible =
  /(?!\n|\t|[\uFE00-\uFE0F])(?:\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}|\p{Noncharacter_Code_Point})/gu;

function symbolFor(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `\u27E6U+${code.toString(16).toUpperCase().padStart(4, '0')}\u27E7`;
}
