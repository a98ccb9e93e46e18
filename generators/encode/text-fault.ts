import type { TextFault } from '../../model/case.ts';

/** The encoded text with its fault; in the text of `replace`, `body` stands for the encoded text and `@` for the token. */
export function breakText(text: string, fault: TextFault, token: string): string {
  switch (fault.kind) {
    case 'empty':
      return '';
    case 'cut': {
      // White space at the end could be cut off without harm.
      const whole = text.trimEnd();
      return whole.slice(0, Math.min(whole.length - 1, Math.floor(whole.length * fault.share)));
    }
    case 'cut-before':
      return text.slice(0, placeOf(text, fault.text));
    case 'append':
      return text + fault.text;
    case 'prepend':
      return fault.text + text;
    case 'replace':
      return fault.text.replace(/body|@/g, (name) => (name === '@' ? token : text));
    case 'substitute': {
      const at = placeOf(text, fault.from);
      return text.slice(0, at) + fault.to + text.slice(at + fault.from.length);
    }
  }
}

function placeOf(text: string, part: string): number {
  const at = text.indexOf(part);
  if (at < 0) throw new RangeError(`the text has no ${part}`);
  return at;
}
