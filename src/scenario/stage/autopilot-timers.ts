// The timers of the autopilot for calls, conferences, wrap-up and inspections.
import type { CallId } from "../../core/index.ts";
import type { ScriptTimer } from "./stage.ts";

/** A timer of an agent on autopilot, except those of chats. */
export type AutopilotTimer = Exclude<Extract<ScriptTimer, { do: `autopilot-${string}` }>, { chat: CallId }>;

/** Returns the key of a timer among those of its agent. A later timer with the same key replaces it. */
export function keyOfTimer(timer: AutopilotTimer): string {
  if ("conference" in timer) return `${timer.do}/${timer.conference}`;
  return "call" in timer ? `${timer.do}/${timer.call}` : timer.do;
}
