// The step for an agent who talks again: after a hold, with the remaining party, or after an IVR.

import type { Floor } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";
import { emitTalking } from "./facts.ts";

/** Makes an agent's leg talk again, with the event. */
export function resumeTalk(floor: Floor, call: Call, leg: Leg, cause: "returned" | "retrieved" = "returned"): void {
  leg.state = "talking";
  leg.since = floor.clock.now;
  emitTalking(floor, call, leg, cause);
}
