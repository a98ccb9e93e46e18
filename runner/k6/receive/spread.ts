/**
 * Spreads a whole number that came in some time over the seconds of that time, so that nothing is lost.
 *
 * Pushes come when they come; the count that had come by each full second is interpolated and rounded.
 * `from` and `to` are milliseconds since the start; gives [second, share] with shares above 0.
 */
export function spread(amount: number, from: number, to: number): [number, number][] {
  const start = Math.max(0, Math.min(from, to));
  const end = Math.max(start, to);
  const first = Math.floor(start / 1000);
  // A push at exactly a full second belongs to the second before it.
  const last = Math.max(first, Math.ceil(end / 1000) - 1);
  const shares: [number, number][] = [];
  let given = 0;
  for (let second = first; second <= last; second++) {
    const share = second === last ? 1 : ((second + 1) * 1000 - start) / (end - start);
    const due = second === last ? amount : Math.round(amount * share);
    if (due > given) shares.push([second, due - given]);
    given = Math.max(given, due);
  }
  return shares;
}
