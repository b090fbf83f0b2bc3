// The parts that a center is made of: a plan for a new one, or a snapshot of another one.
import type { Chance } from "./chance/chance.ts";
import type { DeepReadonly } from "./deep-readonly.ts";
import type { Secrets } from "./floor.ts";
import type { CenterSettings } from "./model/settings.ts";
import type { CenterPlan, CenterState } from "./model/state.ts";
import type { CenterSnapshot } from "./snapshot.ts";
import type { Instant } from "./time/time.ts";

export interface CenterParts {
  plan: CenterPlan;
  settings: CenterSettings;
  start: Instant;
  chance: Chance;
  /** How passwords are kept; as they are, when left out: for centers that nobody signs in to from outside. */
  secrets?: Secrets;
  /** How many agents it may have: beyond them none is admitted; any number when left out. */
  maxAgents?: number;
  /** Whose Guids its sessions get: each name gives others from the same seed; nobody's in particular when left out. */
  guidsOf?: string;
}

/** The parts of a center that goes on from a snapshot. The center takes over the parts of the snapshot. */
export interface RestoredParts extends Omit<CenterParts, "plan" | "settings" | "start"> {
  snapshot: DeepReadonly<CenterSnapshot>;
}

/** The parts of a center whose state exists already. */
export interface StatedParts extends Omit<CenterParts, "plan"> {
  state: CenterState;
}

/** Keeps passwords as they are. */
export const UNSEALED: Secrets = { seal: (clear) => clear, opens: (sealed, clear) => sealed === clear };
