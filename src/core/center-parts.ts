// The parts that a center is made of: anew by a plan, or restored from a snapshot.
import type { Chance } from "./chance.ts";
import type { Secrets } from "./floor.ts";
import type { Settings } from "./settings.ts";
import type { CenterSnapshot } from "./snapshot.ts";
import type { CenterPlan } from "./state.ts";
import type { Instant } from "./time.ts";

export interface CenterParts {
  plan: CenterPlan;
  settings: Settings;
  start: Instant;
  chance: Chance;
  /** How passwords are kept; as they are, when left out: for centers that nobody signs in to from outside. */
  secrets?: Secrets;
  /** How many agents it may have: beyond them none is admitted; any number when left out. */
  maxAgents?: number;
  /** Whose Guids its sessions get: each name gives others from the same seed; nobody's in particular when left out. */
  guidsOf?: string;
}

/** A center that was written down: its plan, its settings and where it stands are in the snapshot, which it takes over. */
export interface RestoredParts extends Pick<CenterParts, "chance" | "secrets" | "maxAgents" | "guidsOf"> {
  snapshot: CenterSnapshot;
}

/** Keeps passwords as they are. */
export const UNSEALED: Secrets = { seal: (clear) => clear, opens: (sealed, clear) => sealed === clear };
