// Counts the instants in equal spans of time, for a histogram.

/** Returns the number of instants in each of `parts` equal spans between two instants. All are milliseconds since 1970. */
export function countPerBin(instants: readonly number[], begin: number, end: number, parts: number): number[] {
  const bins = new Array<number>(parts).fill(0);
  const span = Math.max(1, end - begin);
  for (const at of instants) {
    if (at < begin || at > end) continue;
    const index = Math.min(parts - 1, Math.floor(((at - begin) / span) * parts));
    bins[index] = (bins[index] ?? 0) + 1;
  }
  return bins;
}
