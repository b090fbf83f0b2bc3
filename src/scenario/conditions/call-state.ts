// What becomes of a call, as scripts name it. Of a call with several parties more than one of these may be so.
import type { Call } from "../../core/index.ts";

export const CALL_STATES = ["waiting", "ringing", "talking", "held", "over"] as const;

export type CallStateName = (typeof CALL_STATES)[number];

/** Whether a call is in a state; undefined stands for one that has left the center. */
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

/** What a call is at, in words: `it is ringing`, `it is talking and held`. */
export function sayCallState(call: Call | undefined): string {
  const states = CALL_STATES.filter((state) => isCallIn(call, state));
  if (states.length > 0) return `it is ${states.join(" and ")}`;
  return call?.ivr === undefined ? "nobody is in it" : `it is at IVR ${call.ivr.ivr}`;
}
