import { fencesOf, type Document, type Fence } from './markdown.ts';
import { commandsIn } from './shell.ts';
import type { Stage } from './stage.ts';

/** A shell block and the block of its output that follows it. */
export interface Sample {
  readonly commands: Fence;
  readonly output: Fence;
}

/** The shell blocks that are followed by a block of text, with nothing but empty lines between. */
export function samplesOf(document: Document): Sample[] {
  const fences = fencesOf(document);
  const lines = document.text.split('\n');
  return fences.flatMap((output, i) => {
    const commands = fences[i - 1];
    if (output.language !== 'text' || commands?.language !== 'sh') return [];
    const between = lines.slice(commands.line + commands.lines.length, output.line - 2);
    return between.every((line) => line.trim() === '') ? [{ commands, output }] : [];
  });
}

/** What the commands of a sample print, one after another. */
export async function printedBy({ commands }: Sample, stage: Stage): Promise<string[]> {
  let out = '';
  for (const command of commandsIn(commands.lines)) out += (await stage.run(command, true))?.out ?? '';
  return out.trimEnd().split('\n');
}

/** Lines without what differs from run to run: times, ports, ids of requests. */
export function steady(lines: readonly string[]): string[] {
  return lines.map((line) =>
    line
      .trimEnd()
      .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
      .replaceAll(/\d{4}-\d\d-\d\dT\d{6}Z/g, 'TIME')
      .replaceAll(/\b\d+(\.\d+)? (ms|s)\b/g, 'N $2')
      .replaceAll(/^< date: .*/g, '< date: DATE')
      .replaceAll(/th-[0-9a-z-]{8,}/gi, 'ID'),
  );
}

/** A document with a sample's output replaced. */
export function withOutput({ text }: Document, { output }: Sample, printed: readonly string[]): string {
  const lines = text.split('\n');
  lines.splice(output.line - 1, output.lines.length, ...printed);
  return lines.join('\n');
}
