/** A command line as it can be shown and typed again. */
export function commandLine(words: readonly string[]): string {
  return ['npx trigger-harness', ...words.map(quoted)].join(' ');
}

/** A word as a shell takes it unchanged. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) && !word.startsWith('~')
    ? word
    : `'${word.replaceAll("'", "'\\''")}'`;
}
