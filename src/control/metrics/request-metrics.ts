// Writes the metrics of clients' requests.
import type { Work } from "../../core/index.ts";
import { DURATION_BOUNDS_MS } from "../../world/journal/tallies.ts";
import { addLabel, type Exposition } from "./exposition.ts";
import type { WorldMetrics } from "./measure-world.ts";
import { NO_PROGRESS } from "./no-progress.ts";

/**
 * Writes the numbers and durations of requests.
 *
 * @yields after each world of a family of counters, and after each histogram.
 */
export function* writeRequests(out: Exposition, worlds: readonly WorldMetrics[]): Work {
  out.beginFamily("ccgw_requests_received_total", "counter", "Requests of clients, answered or not.");
  for (const { labels, requests } of worlds) {
    for (const { operation, received } of requests) {
      out.addSample("ccgw_requests_received_total", addLabel(labels, "operation", operation), received);
    }
    yield NO_PROGRESS;
  }
  out.beginFamily("ccgw_requests_total", "counter", "Requests that were answered.");
  for (const { labels, requests } of worlds) {
    for (const { operation, answered } of requests) {
      const ofOperation = addLabel(labels, "operation", operation);
      for (const [retcode, count] of Object.entries(answered)) {
        out.addSample("ccgw_requests_total", addLabel(ofOperation, "retcode", retcode), count);
      }
    }
    yield NO_PROGRESS;
  }
  out.beginFamily("ccgw_requests_aborted_total", "counter", "Requests whose client was gone before the answer.");
  for (const { labels, requests } of worlds) {
    for (const { operation, aborted } of requests) {
      out.addSample("ccgw_requests_aborted_total", addLabel(labels, "operation", operation), aborted);
    }
    yield NO_PROGRESS;
  }
  const name = "ccgw_request_duration_seconds";
  out.beginFamily(
    name,
    "histogram",
    "Duration of answered requests in wall time. Long polls include the time that they waited.",
  );
  const bounds = DURATION_BOUNDS_MS.map((ms) => ms / 1_000);
  for (const { labels, durations } of worlds) {
    for (const { operation, ms, counts } of durations) {
      const ofOperation = addLabel(labels, "operation", operation);
      out.addHistogram(name, ofOperation, bounds, counts, Math.round(ms * 1_000) / 1_000_000);
      yield NO_PROGRESS;
    }
  }
}
