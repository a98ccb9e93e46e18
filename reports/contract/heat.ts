/** The step of shading, 0 (nothing failed) to 4 (everything failed). */
export function heat({ run, failed }: { readonly run: number; readonly failed: number }): 0 | 1 | 2 | 3 | 4 {
  if (failed === 0 || run === 0) return 0;
  const share = failed / run;
  if (share >= 1) return 4;
  if (share >= 0.5) return 3;
  return share >= 0.1 ? 2 : 1;
}
