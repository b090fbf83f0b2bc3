// Counts the calls and chats of queues from events.
// No other code writes these counts.
import type { CenterEvent } from "../model/event.ts";
import type { QueueId } from "../model/ids.ts";
import type { QueueCounts } from "../model/queue.ts";
import type { Duration } from "../time/time.ts";

/** An answer after at most this wait counts for the service level (inferred: no page gives a number). */
export const SERVICE_LEVEL_THRESHOLD: Duration = 20_000;

/** The queues whose calls or chats are counted. */
type Queues = ReadonlyMap<QueueId, { readonly counts: QueueCounts }>;

/** Counts an event in its queue, if it has one. */
export function countInQueue(queues: Queues, event: CenterEvent): void {
  switch (event.type) {
    case "callQueued":
    case "chatQueued":
      addOne(queues, event.queue, "arrived");
      return;
    case "talking":
    case "chatConnected":
      if (event.waited === undefined) return;
      addOne(queues, event.queue, "answered");
      if (event.waited <= SERVICE_LEVEL_THRESHOLD) addOne(queues, event.queue, "answeredInTime");
      return;
    case "callAbandoned":
    case "chatAbandoned":
      addOne(queues, event.queue, "abandoned");
      return;
    case "callTurnedAway":
    case "chatTurnedAway":
      addOne(queues, event.queue, "turnedAway");
  }
}

function addOne(queues: Queues, id: QueueId | undefined, name: keyof QueueCounts): void {
  const queue = id === undefined ? undefined : queues.get(id);
  if (queue !== undefined) queue.counts[name]++;
}
