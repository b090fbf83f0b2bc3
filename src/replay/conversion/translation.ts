// The translation of a request of a session into steps of a scenario.
import type { World } from "../../world/world.ts";
import type { SessionCalls, WrittenStep } from "./session-calls.ts";

/** The steps that replace a request. */
export interface Translation {
  readonly steps: readonly WrittenStep[];
  /** Sentences about acts that no step can perform. */
  readonly gaps: readonly string[];
  /** The members of the step that makes a call or a chat; undefined if no step does. */
  readonly makes?: Record<string, unknown>;
  /** Settings of the scenario. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The session just before a request. */
export interface SessionMoment {
  readonly world: Pick<World, "center" | "faults" | "scenario">;
  readonly calls: SessionCalls;
}
