/** A command of a shell block, as words; what it is piped into or written to is left out. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** Ends with `&`. */
  readonly background: boolean;
}

/** The commands of a block: quotes, comments, `\` at a line's end, `;`, `&&` and `&` are understood, nothing else of a shell. */
export function commandsIn(lines: readonly string[]): ShellCommand[] {
  const text = lines.join('\n').replaceAll('\\\n', ' ');
  const commands: ShellCommand[] = [];
  let words: string[] = [];
  let isRead = true;
  const end = (background = false): void => {
    if (words.length > 0) commands.push({ words, background });
    words = [];
    isRead = true;
  };
  for (const [token] of text.matchAll(tokens)) {
    if (token.startsWith('#')) continue;
    if (token === '&') end(true);
    else if (/^(\n|;|&&)$/.test(token)) end();
    else if (/^(\||[12]?>>?)$/.test(token)) isRead = false;
    else if (isRead) words.push(unquoted(token));
  }
  end();
  return commands;
}

const tokens = /\n|;|&&|&|\||[12]?>>?|(?<=^|\s)#[^\n]*|(?:'[^']*'|"[^"]*"|[^\s;&|>'"])+/gm;

function unquoted(token: string): string {
  return token.replaceAll(
    /'([^']*)'|"([^"]*)"/g,
    (_, single?: string, double?: string) => single ?? double ?? '',
  );
}

/** The words behind the program's name, however it is called; undefined: another program's command. */
export function harnessWords({ words }: ShellCommand): readonly string[] | undefined {
  if (words[0] === 'npx' && words[1] === 'trigger-harness') return words.slice(2);
  if (words[0] === 'node' && words[1] === 'bin/trigger-harness.js') return words.slice(2);
  if (words[0] === 'npm' && words[1] === 'start')
    return ['start', ...words.slice(words.indexOf('--') + 1 || words.length)];
  return undefined;
}
