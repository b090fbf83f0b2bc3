// A recording of an agent's end of a call.
import type { Instant } from "../time/time.ts";

export interface Recording {
  /** The platform's number of the task, in order of birth. */
  readonly task: number;
  readonly begunAt: Instant;
}
