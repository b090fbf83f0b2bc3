// The part of a center that queries read.
import type { DeepReadonly } from "../deep-readonly.ts";
import type { Agent } from "../model/agent.ts";
import type { CenterSettings } from "../model/settings.ts";
import type { CenterState } from "../model/state.ts";
import type { Instant } from "../time/time.ts";

/** A read-only view of a center at this moment. `Center` and the floor of a move are views. */
export interface View {
  readonly state: DeepReadonly<CenterState>;
  readonly settings: Readonly<CenterSettings>;
  readonly now: Instant;
  /** Returns the name of an agent. A generated name is computed each time. */
  nameOf(agent: Pick<Agent, "id" | "name">): string;
}
