// The sentences of an explanation of counters: one for each counted event and each counted period.
import type { ConferenceId } from "../model/conference.ts";
import type { AgentEvent } from "../model/event.ts";
import type { CallId } from "../model/ids.ts";
import type { CountCounter } from "./tally.ts";

/** The sentence for an event, by counter, without its subject: the agent is written before it. */
export const SENTENCES: Readonly<Record<CountCounter, (event: AgentEvent) => string>> = {
  answernums: (event) => `answered ${nameCall(event)}`,
  noanswernums: (event) => `did not answer ${nameCall(event)} while it rang`,
  calloutnums: (event) => `was answered by ${nameCalled(event)} in ${nameCall(event)}`,
  intercallnums: (event) => `was answered internally by ${nameCalled(event)} in ${nameCall(event)}`,
  interhelpnums: (event) => `consulted a colleague in ${nameCall(event)}`,
  transfernums: (event) => {
    if (event.type !== "talking") return describeTransfer(event);
    return `answered ${nameCall(event)}, which agent ${event.transferredBy} transferred`;
  },
  transferoutnums: (event) => describeTransfer(event),
  transferivrnums: (event) => describeTransfer(event),
  redirectnums: (event) => `rejected ${nameCall(event)}`,
  keepnums: (event) => `held ${nameCall(event)}`,
  busynums: (event) => (event.type === "becameBusy" ? `became busy with reason ${event.reason}` : "became busy"),
  restnums: () => "began a rest",
  restoutnums: () => "rested for longer than granted",
  agentrelease: (event) => `left ${nameCall(event)} before the other side did`,
};

function describeTransfer(event: AgentEvent): string {
  if (event.type !== "transferred") return `transferred ${nameCall(event)}`;
  const to = { agent: "an agent", queue: "a queue", ivr: "an IVR", number: "an outside number" }[event.to];
  return `transferred ${nameCall(event)} to ${to}`;
}

function nameCall(event: AgentEvent): string {
  return "call" in event ? `call ${event.call}` : "a call";
}

function nameCalled(event: AgentEvent): string {
  return "called" in event ? event.called : "the other side";
}

/** Returns the sentence for a counted period, without its subject. */
export function describePeriod(
  activity: "talk" | "busy" | "rest" | "overstay",
  calls: readonly CallId[],
  conferences: readonly ConferenceId[],
): string {
  if (activity === "busy") return "was busy";
  if (activity === "rest") return "rested";
  if (activity === "overstay") return "rested for longer than granted";
  const places = [
    ...(calls.length === 0 ? [] : [`${calls.length === 1 ? "call" : "calls"} ${calls.join(", ")}`]),
    ...conferences.map((conference) => `conference ${conference}`),
  ];
  return `talked in ${places.join(", then in ") || "a call that began before the log"}`;
}
