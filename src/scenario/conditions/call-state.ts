// The states of a call as scenarios name them.
// A call with several parties can be in more than one state, and a call at an IVR in none.
import type { Call } from "../../core/index.ts";

/** The names of the states. */
export const CALL_STATES = ["waiting", "ringing", "talking", "held", "over"] as const;

/** The name of a state of a call. */
export type CallStateName = (typeof CALL_STATES)[number];

/** Returns whether a call is in a state; undefined means that the call has left the center. */
export function isCallIn(call: Call | undefined, state: CallStateName): boolean {
  if (call === undefined) return state === "over";
  switch (state) {
    case "waiting":
      return call.waiting;
    case "ringing":
      return (
        call.legs.some((leg) => leg.state === "ringing" || leg.state === "alerting") ||
        call.outside.some((party) => party.state === "called")
      );
    case "talking":
      return call.legs.some((leg) => leg.state === "talking" || leg.state === "joined");
    case "held":
      return call.legs.some((leg) => leg.state === "held");
    case "over":
      return false;
  }
}

/** Returns a phrase for the states of a call: `it is talking and held`; without a state, `it is at IVR 1` or `it has no parties`. */
export function describeCallState(call: Call | undefined): string {
  const states = CALL_STATES.filter((state) => isCallIn(call, state));
  if (states.length > 0) return `it is ${states.join(" and ")}`;
  return call?.ivr === undefined ? "it has no parties" : `it is at IVR ${call.ivr.ivr}`;
}
