// Writes the metrics of worlds.
import type { Work } from "../../core/index.ts";
import { addLabel, type Exposition } from "./exposition.ts";
import { writeFindingsAndFaults } from "./finding-metrics.ts";
import { forEachWorld } from "./for-each-world.ts";
import type { QueueMetrics, WorldMetrics } from "./measure-world.ts";
import { NO_PROGRESS } from "./no-progress.ts";
import { writeRequests } from "./request-metrics.ts";

/**
 * Writes the metrics of worlds, family by family.
 *
 * @yields after one or some worlds of each family.
 */
export function* writeWorldMetrics(out: Exposition, worlds: readonly WorldMetrics[]): Work {
  yield* writeRequests(out, worlds);
  yield* writeFindingsAndFaults(out, worlds);
  yield* writeByState(out, worlds, "agents", "Agents by state.");
  yield* writeByState(out, worlds, "calls", "Calls in progress by state.");
  yield* writeByState(out, worlds, "chats", "Active chats by state.");
  yield* writeQueues(out, worlds);
  yield* writeGauge(out, worlds, "ccgw_conferences", "Conferences.", ({ conferences }) => conferences);
  yield* writeByState(
    out,
    worlds,
    "participants",
    "Participants of conferences by state.",
    "ccgw_conference_participants",
  );
  yield* writeByState(
    out,
    worlds,
    "recordings",
    "Recordings by state; of the finished ones, those that the center keeps.",
  );
  yield* writeGauge(out, worlds, "ccgw_held_polls", "Long polls that wait for an event.", ({ heldPolls }) => heldPolls);
  yield* writeGauge(
    out,
    worlds,
    "ccgw_waiting_events",
    "Events that clients have not received yet.",
    ({ waitingEvents }) => waitingEvents,
  );
  out.beginFamily("ccgw_events_total", "counter", "Events since the world was created or reset.");
  yield* forEachWorld(worlds, ({ labels, events }) => out.addSample("ccgw_events_total", labels, events));
  yield* writeGauge(
    out,
    worlds,
    "ccgw_world_time_seconds",
    "World time, in seconds since 1970.",
    ({ now }) => now / 1_000,
  );
}

/** The families of metrics of queues: suffix, type, help, and the function that reads the value. */
const QUEUE_FAMILIES: readonly (readonly [string, "gauge" | "counter", string, (queue: QueueMetrics) => number])[] = [
  ["waiting", "gauge", "Calls or chats that wait in the queue.", ({ waiting }) => waiting],
  [
    "longest_wait_seconds",
    "gauge",
    "The longest wait in the queue now, in seconds.",
    ({ longestWait }) => longestWait / 1_000,
  ],
  ["agents_signed_in", "gauge", "Agents who are signed in to the queue.", ({ signedIn }) => signedIn],
  ["agents_available", "gauge", "Agents who can take a call or chat from the queue now.", ({ available }) => available],
  ["answered_total", "counter", "Calls or chats of the queue that agents answered.", ({ answered }) => answered],
  [
    "abandoned_total",
    "counter",
    "Calls or chats of the queue whose customer left before an answer.",
    ({ abandoned }) => abandoned,
  ],
  [
    "turned_away_total",
    "counter",
    "Calls or chats that were turned away because the queue or the center was full.",
    ({ turnedAway }) => turnedAway,
  ],
];

function* writeQueues(out: Exposition, worlds: readonly WorldMetrics[]): Work {
  for (const [suffix, type, help, readValue] of QUEUE_FAMILIES) {
    const name = `ccgw_queue_${suffix}`;
    out.beginFamily(name, type, help);
    for (const { labels, queues } of worlds) {
      for (const queue of queues) out.addSample(name, addLabel(labels, "queue", String(queue.id)), readValue(queue));
      yield NO_PROGRESS;
    }
  }
}

function* writeByState(
  out: Exposition,
  worlds: readonly WorldMetrics[],
  what: "agents" | "calls" | "chats" | "participants" | "recordings",
  help: string,
  name = `ccgw_${what}`,
): Work {
  out.beginFamily(name, "gauge", help);
  yield* forEachWorld(worlds, (metrics) => {
    for (const [state, count] of Object.entries(metrics[what])) {
      out.addSample(name, addLabel(metrics.labels, "state", state), count);
    }
  });
}

function* writeGauge(
  out: Exposition,
  worlds: readonly WorldMetrics[],
  name: string,
  help: string,
  readValue: (metrics: WorldMetrics) => number,
): Work {
  out.beginFamily(name, "gauge", help);
  yield* forEachWorld(worlds, (metrics) => out.addSample(name, metrics.labels, readValue(metrics)));
}
