// The parts that a player of a scenario needs, and the clock entries that it schedules.
import type { Channel } from "../../core/index.ts";
import type { GatewaySettings } from "../../words/gateway-settings.ts";
import type { Scenario } from "../scenario.ts";
import type { ScriptTimer, Stage } from "../stage/stage.ts";

/** The parts that a player needs. */
export interface PlayerParts extends Pick<Stage, "center" | "faults" | "chance" | "fakerWords" | "recordOutcome"> {
  readonly scenario: Scenario;
  /** Returns the current settings. */
  readonly gatewaySettings: () => Readonly<GatewaySettings>;
  /** Whether the player also plays agents in place of their clients. */
  readonly standIns: boolean;
  /** The number of this player among the players of a center, from 0. It ignores clock entries of the others. */
  readonly playerNumber?: number;
}

/** The content of a clock entry: the timer, and the player that scheduled it. */
export interface ScriptEntry {
  readonly playerNumber: number;
  readonly timer: ScriptTimer;
}

/** The channel of the clock entries of scenarios. */
export const SCRIPT: Channel<ScriptEntry> = { name: "script" };
