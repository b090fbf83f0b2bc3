// The bounded list of call records: one for each ended part of an agent in a call.

import type { Instant } from "../time/time.ts";
import type { CallFeature, Media } from "./call.ts";
import type { AgentId, CallId, QueueId } from "./ids.ts";

/** The reason why an agent's part in a call ended. `signedOut`: its session ended without the agent's own sign-out. */
export type LeaveCause = "agent" | "other" | "redirection" | "noAnswer" | "transfer" | "taken" | "failed" | "signedOut";

/** An agent's part in a call, which has ended. If the agent was in the call twice, there are two records. */
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

/** The number of newest records that a center always stores. It stores at most twice as many. */
export const MIN_STORED_RECORDS = 10_000;

/** Adds a record. Beyond the limit, removes the oldest half at once, because the time of a removal grows with the length of the list. */
export function addRecord(records: CallRecord[], record: CallRecord): void {
  if (records.push(record) >= 2 * MIN_STORED_RECORDS) records.splice(0, MIN_STORED_RECORDS);
}
