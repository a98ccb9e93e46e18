import type { Node, Word } from './tree.ts';

/** The completion for fish. */
export function fishCompletion(nodes: readonly Node[]): string {
  return [
    '# Completion of trigger-harness for fish. Keep it: trigger-harness completion fish > ~/.config/fish/completions/trigger-harness.fish',
    'complete -c trigger-harness -f',
    ...nodes.flatMap((node) => linesOf(node, nodes)),
    '',
  ].join('\n');
}

function linesOf({ path, children, options, values }: Node, nodes: readonly Node[]): string[] {
  const when = `-n ${quoted(conditionOf(path, children))}`;
  return [
    ...children.map((name) => {
      const child = nodes.find((node) => node.path.join(' ') === [...path, name].join(' '));
      return `complete -c trigger-harness ${when} -a ${quoted(name)} -d ${quoted(child?.description ?? '')}`;
    }),
    ...values.map((value) => `complete -c trigger-harness ${when} -a ${quoted(value)}`),
    ...options.map((option) => `complete -c trigger-harness ${when} ${optionOf(option)}`),
  ];
}

/** Where a command's own words are due: behind all words of its path, and before those of its children. */
function conditionOf(path: readonly string[], children: readonly string[]): string {
  if (path.length === 0) return '__fish_use_subcommand';
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`);
  const unseen = children.length > 0 ? [`not __fish_seen_subcommand_from ${children.join(' ')}`] : [];
  return [...seen, ...unseen].join('; and ');
}

function optionOf({ long, description, takesValue, values }: Word): string {
  const value = values.length > 0 ? ` -x -a ${quoted(values.join(' '))}` : takesValue ? ' -r -F' : '';
  return `-l ${long.replace(/^--/, '')}${value} -d ${quoted(description)}`;
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
