// A call is over for everyone.

import type { Floor } from "../floor.ts";
import type { Call } from "../model/call.ts";
import { removeAllOutside } from "./outside-party.ts";

/** Ends a call in which no agent has a leg any more; whoever is outside hears it. */
export function endCall(floor: Floor, call: Call): void {
  removeAllOutside(floor, call);
  floor.clock.cancel(call.ivr?.timer);
  floor.state.calls.delete(call.id);
  floor.emit({ type: "callOver", call: call.id });
}
