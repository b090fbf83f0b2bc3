// The control requests for the changes of a whole world, as its tape has them, even if a program made the change.
import { type Duration, formatDuration } from "../../core/index.ts";
import type { ScenarioSnapshot } from "../../scenario/reading/scenario-snapshot.ts";
import type { TapedControl } from "./tape-record.ts";

/** The request that resets a world. */
export const RESET_REQUEST: TapedControl = { method: "POST", path: "/reset" };

/** Returns the request that advances the clock by a time (milliseconds), or to the next scheduled entry. */
export function makeAdvanceRequest(by: Duration | "next"): TapedControl {
  const body = by === "next" ? { to: "next" } : { by: formatDuration(by) };
  return { method: "POST", path: "/clock/advance", body };
}

/** Returns the request that replaces the scenario, whose passwords are hashed. */
export function makeScenarioRequest(scenario: ScenarioSnapshot): TapedControl {
  return { method: "PUT", path: "/scenario", body: scenario };
}

/** Returns the request that rewinds a world. `to`: the moment as a request names it, such as `{ checkpoint: "before" }`. */
export function makeRewindRequest(to: object): TapedControl {
  return { method: "POST", path: "/rewind", body: { to } };
}

/** Returns the request that restores a snapshot, which is named by its seal. */
export function makeRestoreRequest(seal: string): TapedControl {
  return { method: "PUT", path: "/snapshot", body: { seal } };
}
