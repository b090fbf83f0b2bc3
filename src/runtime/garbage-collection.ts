// Measures how long garbage collection stops the process, from the first call on.
import { constants, type PerformanceEntry, PerformanceObserver } from "node:perf_hooks";

/** The upper bounds of the buckets of pauses, in seconds: those of the usual Node metrics. */
export const PAUSE_BOUNDS = [0.001, 0.01, 0.1, 1, 2, 5] as const;

/** The pauses of one kind of garbage collection. */
export interface GcPauses {
  /** The kind, such as `minor`. */
  readonly kind: string;
  /** The number of pauses in each bucket of `PAUSE_BOUNDS`, without those of lower buckets. The last number counts the longer ones. */
  readonly counts: number[];
  /** The total length of the pauses, in seconds. */
  sumSeconds: number;
}

const KINDS: ReadonlyMap<number, string> = new Map([
  [constants.NODE_PERFORMANCE_GC_MINOR, "minor"],
  [constants.NODE_PERFORMANCE_GC_MAJOR, "major"],
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL, "incremental"],
  [constants.NODE_PERFORMANCE_GC_WEAKCB, "weakcb"],
]);

let observer: PerformanceObserver | undefined;
const byKind = new Map<string, GcPauses>(
  [...KINDS.values()].map((kind) => [
    kind,
    { kind, counts: new Array<number>(PAUSE_BOUNDS.length + 1).fill(0), sumSeconds: 0 },
  ]),
);

/** Returns the pauses since the first call, by kind. The first call starts the measurement. */
export function measureGcPauses(): readonly Readonly<GcPauses>[] {
  if (observer === undefined) {
    observer = new PerformanceObserver((list) => list.getEntries().forEach(addPause));
    observer.observe({ entryTypes: ["gc"] });
  }
  return [...byKind.values()];
}

function addPause(entry: PerformanceEntry): void {
  const { duration, detail } = entry as PerformanceEntry & { readonly detail?: { readonly kind: number } };
  const pauses = byKind.get(KINDS.get(detail?.kind ?? -1) ?? "");
  if (pauses === undefined) return;
  const seconds = duration / 1_000;
  const bucket = PAUSE_BOUNDS.findIndex((bound) => seconds <= bound);
  const i = bucket === -1 ? PAUSE_BOUNDS.length : bucket;
  pauses.counts[i] = (pauses.counts[i] ?? 0) + 1;
  pauses.sumSeconds += seconds;
}
