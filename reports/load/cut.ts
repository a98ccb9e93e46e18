/** The beginning of a text, saying how much was left out; never half of a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const whole = /[\uD800-\uDBFF]$/.test(text.slice(0, most)) ? most - 1 : most;
  return `${text.slice(0, whole)} … (${text.length - whole} more characters)`;
}
