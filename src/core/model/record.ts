// Records of past calls: what is kept of an agent's part in a call once it has left it. Bounded, the oldest go first.

import type { Instant } from "../time/time.ts";
import type { CallFeature, Media } from "./call.ts";
import type { AgentId, CallId, QueueId } from "./ids.ts";

/** Why an agent's part in a call ended. `signedOut`: its session was ended by something else than its own sign-out. */
export type LeaveCause = "agent" | "other" | "redirection" | "noAnswer" | "transfer" | "taken" | "failed" | "signedOut";

/** An agent's part in a call that is over for it. A call that an agent left twice has two. */
export interface CallRecord {
  readonly call: CallId;
  readonly agent: AgentId;
  readonly feature: CallFeature;
  readonly media: Media;
  readonly caller: string;
  readonly called: string;
  readonly queue: QueueId | undefined;
  readonly data: string;
  readonly begunAt: Instant;
  readonly answeredAt: Instant | undefined;
  readonly endedAt: Instant;
  readonly cause: LeaveCause;
}

/** How many records a center keeps at least; up to twice as many for a while. */
export const RECORDS_KEPT = 10_000;

/** Adds a record, and lets the oldest go when there are too many: many at a time, because each time costs the list's length. */
export function keep(records: CallRecord[], record: CallRecord): void {
  if (records.push(record) >= 2 * RECORDS_KEPT) records.splice(0, RECORDS_KEPT);
}
