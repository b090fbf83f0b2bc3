// A session that was played, with what was inferred and what could not be played.
import type { Session } from "../session/session.ts";

/** Something on the tape that no client sent, or that can't be played, with its time (milliseconds since the start). */
export interface Remark {
  readonly at: number;
  readonly sentence: string;
}

/** A session that was played. */
export interface PlayedSession extends Session {
  /** What was inferred of people who send no requests. */
  readonly causes: readonly Remark[];
  /** The events on the tape for which no cause was found. */
  readonly unexplained: readonly Remark[];
  /** The requests on the tape that could not be played. */
  readonly unplayed: readonly Remark[];
}
