/** A coordinate as it is written: one decimal, never anything that is no number. */
export function coordinate(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 10) / 10 : 0;
}
