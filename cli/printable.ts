/**
 * A text from elsewhere as a terminal may show it: control, escape and direction characters become visible.
 *
 * What a target answers could otherwise move the cursor, hide lines, or set the window's title.
 */
export function printable(text: string): string {
  return text.replace(unsafe, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
}

/** All but the tab, which moves nothing that was written. */
const unsafe = /(?!\t)[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
