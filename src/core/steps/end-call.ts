// The step that ends a call for everyone.

import type { Floor } from "../floor.ts";
import type { Call } from "../model/call.ts";
import { removeAllOutside } from "./outside-party.ts";

/** Ends a call that has no legs left, and removes its outside parties. */
export function endCall(floor: Floor, call: Call): void {
  removeAllOutside(floor, call);
  floor.clock.cancel(call.ivr?.timer);
  floor.state.calls.delete(call.id);
  floor.emit({ type: "callOver", call: call.id });
}
