import type { Size } from '../../../reports/charts/size.ts';

/** What is wrong with a drawing: numbers that are none, absolute coordinates outside of it, inline style. */
export function problemsOf(markup: string, size: Size): readonly string[] {
  const problems: string[] = [];
  if (/NaN|Infinity|undefined|null/.test(markup)) problems.push('something that is no number');
  if (/\sstyle=|\son\w+=/.test(markup)) problems.push('an inline style or handler');
  // Within a group with a scale of its own, coordinates are cells.
  for (const [, d] of markup.replace(/<g [\s\S]*?<\/g>/g, '').matchAll(/ d="([^"]*)"/g)) {
    for (const [, x, y] of (d ?? '').matchAll(/[ML](-?[\d.e+-]+),(-?[\d.e+-]+)/g)) {
      const inside = within(Number(x), -10, size.width) && within(Number(y), -10, size.height);
      if (!inside) problems.push(`a point outside: ${x},${y}`);
    }
  }
  return problems;
}

/** How many points the path of a class has. */
export function pathPoints(markup: string, className: string): number {
  const d = new RegExp(`class="${className}"\\s+d="([^"]*)"`).exec(markup)?.[1] ?? '';
  return d.match(/[ML]/g)?.length ?? 0;
}

function within(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
