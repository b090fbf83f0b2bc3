// A recording of an agent's part in a call.
import type { Instant } from "../time/time.ts";

export interface Recording {
  /** The platform's number of the task, ascending. */
  readonly task: number;
  readonly begunAt: Instant;
}
