/** The name that stands for the token wherever a request is shown, also in curl lines. */
export const tokenVariable = 'ALTCRAFT_TOKEN';

/** Ways in which a token can be nearly right (rule `token.valid`); `exact` is the token itself. */
export const tokenForms = {
  exact: (token: string): string => token,
  prefix: (token: string): string => token.slice(0, -1),
  suffix: (token: string): string => token.slice(1),
  longer: (token: string): string => `${token}x`,
  'other-case': (token: string): string =>
    token === token.toLowerCase() ? token.toUpperCase() : token.toLowerCase(),
} as const;

export type TokenForm = keyof typeof tokenForms;

/**
 * The text that stands in a case for the token or a near miss of it.
 *
 * Cases, corpora and reports never hold the token; only the bytes that are sent do.
 */
export function tokenPlaceholder(form: TokenForm = 'exact'): string {
  return form === 'exact' ? `$${tokenVariable}` : `$${tokenVariable}:${form}`;
}

const placeholder = new RegExp(`^\\$${tokenVariable}(?::([a-z-]+))?$`);

/** The form that a text stands for, if it is a placeholder. */
export function tokenFormOf(text: string): TokenForm | undefined {
  const match = placeholder.exec(text);
  if (match === null) return undefined;
  const form = match[1] ?? 'exact';
  return form in tokenForms ? (form as TokenForm) : undefined;
}

/** Puts the token, or the near miss that a placeholder stands for, in a placeholder's place. */
export function revealToken(text: string, token: string): string {
  const form = tokenFormOf(text);
  return form === undefined ? text : tokenForms[form](token);
}
