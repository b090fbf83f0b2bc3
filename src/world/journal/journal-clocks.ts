// The clocks of a journal.
import type { Instant } from "../../core/index.ts";

/** Clocks, in milliseconds since 1970: the receipt of the present request (`wall`), this moment (`now`), and world time. */
export interface JournalClocks {
  wall(): Instant;
  now(): Instant;
  world(): Instant;
}
