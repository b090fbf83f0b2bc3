// Counts instants in bins of equal duration, for a histogram.

/** Returns the number of instants in each of `binCount` equal bins from `begin` to `end`. Times are milliseconds since 1970. */
export function countPerBin(instants: readonly number[], begin: number, end: number, binCount: number): number[] {
  const bins = new Array<number>(binCount).fill(0);
  const span = Math.max(1, end - begin);
  for (const at of instants) {
    if (at < begin || at > end) continue;
    const index = Math.min(binCount - 1, Math.floor(((at - begin) / span) * binCount));
    bins[index] = (bins[index] ?? 0) + 1;
  }
  return bins;
}
