// Counts the calls of queues: a fold over events. Nothing else writes these counts.
import type { CenterEvent } from "../model/event.ts";
import type { QueueId } from "../model/ids.ts";
import type { QueueCounts } from "../model/queue.ts";
import type { Duration } from "../time/time.ts";

/** An answer after at most this wait counts for the service level (inferred: no page gives a number). */
export const SERVICE_TIME: Duration = 20_000;

/** Counts an event in its queue, if it has one. */
export function countInQueue(countsOf: (queue: QueueId) => QueueCounts | undefined, event: CenterEvent): void {
  switch (event.type) {
    case "callQueued":
      add(countsOf(event.queue), "arrived");
      return;
    case "talking":
      if (event.waited === undefined || event.queue === undefined) return;
      add(countsOf(event.queue), "answered");
      if (event.waited <= SERVICE_TIME) add(countsOf(event.queue), "answeredInTime");
      return;
    case "callAbandoned":
      if (event.queue !== undefined) add(countsOf(event.queue), "abandoned");
      return;
    case "callTurnedAway":
      if (event.queue !== undefined) add(countsOf(event.queue), "turnedAway");
  }
}

function add(counts: QueueCounts | undefined, name: keyof QueueCounts): void {
  if (counts !== undefined) counts[name]++;
}
