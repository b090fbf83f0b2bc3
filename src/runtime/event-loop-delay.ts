// Measures the lag of the event loop with a histogram of Node, from the first call on.
import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";

/** The interval between two measurements, in milliseconds. Node's figures include it. */
const RESOLUTION_MS = 20;

/** The lag of the event loop over some time, in seconds. */
export interface EventLoopLag {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly stddev: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

let histogram: IntervalHistogram | undefined;

/**
 * Returns the lag of the event loop since the previous call; undefined at first, and if nothing was measured since. The first call starts
 * the measurement, which takes about 0.1 % of a core.
 */
export function takeEventLoopLag(): EventLoopLag | undefined {
  if (histogram === undefined) {
    histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    histogram.enable();
    return undefined;
  }
  if (histogram.count === 0) return undefined;
  const toSeconds = (nanoseconds: number): number =>
    Math.max(0, Math.round(nanoseconds / 1_000) / 1e6 - RESOLUTION_MS / 1_000);
  const { min, max, mean, stddev } = histogram;
  const lag = {
    min: toSeconds(min),
    max: toSeconds(max),
    mean: toSeconds(mean),
    stddev: Math.round(stddev / 1_000) / 1e6,
    p50: toSeconds(histogram.percentile(50)),
    p90: toSeconds(histogram.percentile(90)),
    p99: toSeconds(histogram.percentile(99)),
  };
  histogram.reset();
  return lag;
}
