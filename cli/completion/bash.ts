import type { Node } from './tree.ts';

/** The completion for bash; zsh reads it through its own bashcompinit. */
export function bashCompletion(nodes: readonly Node[]): string {
  return `# Completion of trigger-harness for bash. Load it from ~/.bashrc: source <(trigger-harness completion bash)
_trigger_harness() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" path="" word index
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    case "$path/$word" in
${nodes
  .filter(({ path }) => path.length > 0)
  .map(({ path }) => `      ${pattern(path)}) path="${pattern(path)}" ;;`)
  .join('\n')}
    esac
  done
  COMPREPLY=()
  case "$path $before" in
${nodes.flatMap(valueCases).join('\n')}
  esac
  case "$path" in
${nodes.map((node) => `    "${pattern(node.path)}") word="${wordsOf(node)}" ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$word" -- "$current"))
}
complete -o default -F _trigger_harness trigger-harness
`;
}

/** The same for zsh. */
export function zshCompletion(nodes: readonly Node[]): string {
  const bash = bashCompletion(nodes).split('\n').slice(1).join('\n');
  return `# Completion of trigger-harness for zsh. Load it from ~/.zshrc: source <(trigger-harness completion zsh)
autoload -U +X compinit && compinit
autoload -U +X bashcompinit && bashcompinit
${bash}`;
}

const pattern = (path: readonly string[]): string => path.map((word) => `/${word}`).join('');

/** Behind an option with a value: its values, or files. */
function valueCases({ path, options }: Node): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ long, values }) => {
      const made =
        values.length > 0 ? `COMPREPLY=($(compgen -W "${values.join(' ')}" -- "$current"))` : 'COMPREPLY=()';
      return `    "${pattern(path)} ${long}") ${made}; return ;;`;
    });
}

function wordsOf({ children, options, values }: Node): string {
  return [...children, ...values, ...options.map(({ long }) => long)].join(' ');
}
