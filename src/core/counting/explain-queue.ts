// Explains the counts of a queue: lists the events that counted, by the same rules as the counting.
import type { CenterEvent, LoggedEvent } from "../model/event.ts";
import type { CallId, QueueId } from "../model/ids.ts";
import { createZeroCounts, type QueueCounts } from "../model/queue.ts";
import type { Cause } from "../time/cause.ts";
import { formatDuration, type Instant } from "../time/time.ts";
import { countInQueue } from "./queue-counts.ts";

/** An event of a call or chat that added one to a count of a queue, with a sentence such as `call 1767603600-1 joined the queue`. */
export interface QueueCause {
  readonly serial: number;
  readonly cause: Cause;
  readonly at: Instant;
  readonly type: CenterEvent["type"];
  /** The id of the call or chat. */
  readonly call: CallId;
  readonly sentence: string;
}

/** A count of a queue, and the events that it consists of. */
export interface ExplainedQueueCount {
  readonly value: number;
  /** The number of counted events that the log no longer has. */
  readonly gone: number;
  readonly events: readonly QueueCause[];
}

/** The explanation of each count of a queue. */
export type QueueExplanation = Readonly<Record<keyof QueueCounts, ExplainedQueueCount>>;

const COUNTS = Object.keys(createZeroCounts()) as (keyof QueueCounts)[];

/** Returns the explanation of each count of a queue. `log`: the stored events of the center, oldest first. */
export function explainQueue(
  id: QueueId,
  counted: Readonly<QueueCounts>,
  log: readonly LoggedEvent[],
): QueueExplanation {
  const causes = mapCounts((): QueueCause[] => []);
  const joined = new Map<CallId, Instant>();
  const queue = { counts: createZeroCounts() };
  const queues = new Map([[id, queue]]);
  for (const { serial, at, cause, event } of log) {
    const call = "call" in event ? event.call : "chat" in event ? event.chat : undefined;
    if (call === undefined || !("queue" in event && event.queue === id)) continue;
    const { type } = event;
    queue.counts = createZeroCounts();
    countInQueue(queues, event);
    for (const name of COUNTS) {
      if (queue.counts[name] > 0)
        causes[name].push({ serial, at, cause, type, call, sentence: sentenceOf(event, call, at, joined.get(call)) });
    }
    if (type === "callQueued" || type === "chatQueued") joined.set(call, at);
  }
  return mapCounts((name) => {
    const events = causes[name];
    return { value: counted[name], gone: counted[name] - events.length, events };
  });
}

/**
 * Returns the sentence of an event that counts.
 *
 * @param joinedAt when its call or chat joined the queue; undefined if the log no longer has that event.
 */
function sentenceOf(event: CenterEvent, id: CallId, at: Instant, joinedAt: Instant | undefined): string {
  const subject = `${"chat" in event ? "chat" : "call"} ${id}`;
  const after = joinedAt === undefined ? "" : ` after ${formatDuration(at - joinedAt)}`;
  switch (event.type) {
    case "talking":
    case "chatConnected":
      return `agent ${event.agent} answered ${subject} after ${formatDuration(event.waited ?? 0)}`;
    case "callAbandoned":
      return `the caller of ${subject} hung up${after}`;
    case "chatAbandoned":
      return `the customer of ${subject} left${after}`;
    case "callTurnedAway":
    case "chatTurnedAway":
      return `${subject} was turned away because the ${event.full} was full`;
    default:
      return `${subject} joined the queue`;
  }
}

/** Returns a value for each count. */
function mapCounts<Value>(make: (name: keyof QueueCounts) => Value): Record<keyof QueueCounts, Value> {
  return Object.fromEntries(COUNTS.map((name) => [name, make(name)])) as Record<keyof QueueCounts, Value>;
}
