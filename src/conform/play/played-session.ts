// Declares a session that was played, with the inferred acts and the requests that could not be played.
import type { ComparedSession } from "../session/compared-session.ts";

/** A sentence about an inferred act, an event without a cause, or a request that can't be played. */
export interface Remark {
  /** Milliseconds since the start of the tape. */
  readonly at: number;
  readonly sentence: string;
}

/** A session that was played. */
export interface PlayedSession extends ComparedSession {
  /** The inferred acts of people who send no requests. */
  readonly causes: readonly Remark[];
  /** The events on the tape for which no cause was found. */
  readonly unexplained: readonly Remark[];
  /** The requests on the tape that could not be played. */
  readonly unplayed: readonly Remark[];
}
