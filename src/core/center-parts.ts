// Declares the parts that a center is created from: with a plan, with a snapshot of another center, or with a state.
import type { Chance } from "./chance/chance.ts";
import type { DeepReadonly } from "./deep-readonly.ts";
import type { Secrets } from "./floor.ts";
import type { AgentId } from "./model/ids.ts";
import type { CenterPlan } from "./model/plan.ts";
import type { CenterSettings } from "./model/settings.ts";
import type { CenterState } from "./model/state.ts";
import type { CenterSnapshot } from "./snapshot.ts";
import type { Instant } from "./time/time.ts";

/** The parts that a center with a plan is created from. */
export interface CenterParts {
  plan: CenterPlan;
  settings: CenterSettings;
  start: Instant;
  chance: Chance;
  /** Hashes passwords. By default they are stored as they are, for centers without clients. */
  secrets?: Secrets;
  /** The maximum number of agents; no limit by default. */
  maxAgents?: number;
  /** Generates the name of an agent without one: always the same name for an id. By default it is `Agent 101` and so on. */
  generateName?: (agent: AgentId) => string;
  /** A name that is part of the seed of Guids: worlds with different names issue different Guids. Empty by default. */
  guidSeed?: string;
}

/** The parts of a center that continues from a snapshot. The center takes over the parts of the snapshot. */
export interface RestoredParts extends Omit<CenterParts, "plan" | "settings" | "start"> {
  snapshot: DeepReadonly<CenterSnapshot>;
  /** Whether held polls stay held, and events in unconfirmed answers stay there. By default, the polls end, and the events wait again. */
  keepsPolls?: boolean;
}

/** The parts of a center whose state has already been created. */
export interface PartsWithState extends Omit<CenterParts, "plan"> {
  state: CenterState;
}

/** Stores passwords as they are. */
export const PLAIN_TEXT: Secrets = {
  hash: (clear) => clear,
  matches: (stored, clear) => stored === clear,
  decide: (check) => check(),
};
