// The plan of a replay to an earlier moment in the history of a world.
import type { AgentId, Instant, PushTarget } from "../../core/index.ts";
import type { Origin } from "../lives/lives.ts";
import type { TapeRecord } from "../tape/tape-record.ts";
import type { AutomaticCheckpoint } from "./automatic-checkpoints.ts";
import type { TapePlace } from "./branches.ts";

/** A replay that leads to a moment. */
export interface ReplayPlan {
  /** The start: a checkpoint, or a beginning. */
  readonly start: AutomaticCheckpoint | Origin;
  /** The records of the branch from the start on. */
  readonly records: readonly TapeRecord[];
  /** The number of records to replay. The other records show how exchanges ended. */
  readonly count: number;
  /** The instant to which time then passes; undefined if the moment is an input. */
  readonly until: Instant | undefined;
  /** The place of the moment on the tape. */
  readonly place: TapePlace;
  /** The last target of pushes that the replayed records set for each agent. Their requests have filler in its place. */
  readonly pushes: ReadonlyMap<AgentId, PushTarget>;
}

/** Returns the number of the journal entry of the last request among records; undefined if there is none. */
export function findLastEntry(records: readonly TapeRecord[]): number | undefined {
  const last = records.findLast(({ kind }) => kind === "request");
  return last?.kind === "request" ? last.entry : undefined;
}

/** Returns the last target of pushes of each agent among records. */
export function pushesOf(records: readonly TapeRecord[]): Map<AgentId, PushTarget> {
  const pushes = new Map<AgentId, PushTarget>();
  for (const record of records) {
    if (record.kind === "request" && record.push !== undefined) pushes.set(Number(record.request.agent), record.push);
  }
  return pushes;
}
