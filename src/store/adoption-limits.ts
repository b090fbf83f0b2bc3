// Limits how many worlds a replica takes from the store at the same time.
import { ConcurrencyLimit } from "./concurrency-limit.ts";

/**
 * The maximum number of worlds that are replayed at the same time. Each replays its inputs in slices, one in every turn of the event loop.
 * With more of them, a turn would take so long that load balancers get no answer to their health checks.
 */
const MAX_REPLAYS = 4;

/** The maximum number of worlds that wait for an answer of the store at the same time. They need little time of the process. */
const MAX_WAITING = 16;

/** The limits of a replica. */
export class AdoptionLimits {
  /** The replays of worlds, with or without their lease. */
  readonly replays = new ConcurrencyLimit(MAX_REPLAYS);
  /** The worlds of silent replicas that are prepared: read, and then replayed. */
  readonly preparations = new ConcurrencyLimit(MAX_WAITING);
  /** The adoptions of prepared worlds. */
  readonly preparedAdoptions = new ConcurrencyLimit(MAX_WAITING);
}
