// Counts what happened in equal spans of time.

/** Returns how many of the instants are in each of some equal parts between two instants. */
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
