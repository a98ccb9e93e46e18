/** The forms in which a token could lie in what the program writes. */
export function formsOfToken(token: string): string[] {
  return [
    token,
    encodeURIComponent(token),
    JSON.stringify(token).slice(1, -1),
    token.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    Buffer.from(token).toString('base64'),
  ];
}
