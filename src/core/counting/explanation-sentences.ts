// The sentences of an explanation of counters: one for each counted event and each counted period.
import type { AgentEvent } from "../model/event.ts";
import type { CallId } from "../model/ids.ts";
import type { CountCounter } from "./tally.ts";

/** The sentence for an event, by counter. The agent is its subject, and is written before it. */
export const SENTENCES: Readonly<Record<CountCounter, (event: AgentEvent) => string>> = {
  answernums: (event) => `answered ${callIn(event)}`,
  noanswernums: (event) => `did not answer ${callIn(event)} while it rang`,
  calloutnums: (event) => `was answered by ${calledIn(event)} in ${callIn(event)}`,
  intercallnums: (event) => `was answered inside, by ${calledIn(event)}, in ${callIn(event)}`,
  interhelpnums: (event) => `was helped in ${callIn(event)}`,
  transfernums: (event) => {
    if (event.type !== "talking") return handedOn(event);
    return `answered ${callIn(event)}, which agent ${event.transferredBy} transferred`;
  },
  transferoutnums: (event) => handedOn(event),
  transferivrnums: (event) => handedOn(event),
  redirectnums: (event) => `turned away ${callIn(event)}`,
  keepnums: (event) => `held ${callIn(event)}`,
  busynums: (event) => (event.type === "becameBusy" ? `became busy with reason ${event.reason}` : "became busy"),
  restnums: () => "began to rest",
  restoutnums: () => "rested for longer than was granted",
  agentrelease: (event) => `left ${callIn(event)} before the other side did`,
};

function handedOn(event: AgentEvent): string {
  if (event.type !== "transferred") return `transferred ${callIn(event)}`;
  const to = { agent: "an agent", queue: "a queue", ivr: "an IVR", number: "a number outside" }[event.to];
  return `transferred ${callIn(event)} to ${to}`;
}

function callIn(event: AgentEvent): string {
  return "call" in event ? `call ${event.call}` : "a call";
}

function calledIn(event: AgentEvent): string {
  return "called" in event ? event.called : "the other side";
}

/** Returns the sentence for a counted period. */
export function periodSentence(activity: "talk" | "busy" | "rest" | "overstay", calls: readonly CallId[]): string {
  if (activity === "busy") return "was busy";
  if (activity === "rest") return "rested";
  if (activity === "overstay") return "rested for longer than was granted";
  if (calls.length === 0) return "talked in a call that began before the log";
  return `talked in ${calls.length === 1 ? "call" : "calls"} ${calls.join(", ")}`;
}
