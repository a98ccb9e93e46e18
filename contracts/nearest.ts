/** The name that is most like a given one, if any is like it at all: at most a third of its letters differ. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  const wanted = name.toLowerCase().slice(0, 80);
  for (const candidate of names) {
    const distance = distanceBetween(wanted, candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** A hint to put behind a message: ` (did you mean "x"?)`, or the names where none is near. */
export function hintOf(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  if (near !== undefined) return ` (did you mean "${near}"?)`;
  return names.length > 0 && names.length <= 16 ? ` (known: ${names.join(', ')})` : '';
}

/** How many letters must be put in, left out, replaced or swapped with the next to make one text of the other. */
function distanceBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const costs = [(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1)];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        costs.push((before[j - 2] ?? 0) + 1);
      next.push(Math.min(...costs));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
