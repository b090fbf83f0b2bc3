// The clocks of a journal.
import type { Instant } from "../../core/index.ts";

/** The clocks of a journal, in milliseconds since 1970. */
export interface JournalClocks {
  /** Returns when the present request was received, in wall time. */
  wall(): Instant;
  /** Returns the present wall time. */
  now(): Instant;
  /** Returns the present world time. */
  world(): Instant;
}
