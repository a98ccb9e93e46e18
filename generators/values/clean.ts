/** Whether a target's text can stand in any request: not empty, no blanks around it, no control character, not long. */
export function isClean(text: string): boolean {
  return (
    text.length > 0 && text.length <= 200 && text.trim() === text && !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text)
  );
}
