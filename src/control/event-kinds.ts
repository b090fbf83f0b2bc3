// Every kind of event of a center, as the stream of events tells it: what happened, and which members it has beside agent and call.
import type { CenterEvent } from "../core/index.ts";

export type EventType = CenterEvent["type"];

type MemberOf<Type extends EventType> = Exclude<
  keyof Extract<CenterEvent, { type: Type }> & string,
  "type" | "agent" | "call"
>;

interface EventKind<Type extends EventType> {
  /** What happened. */
  readonly is: string;
  readonly has: readonly MemberOf<Type>[];
}

const CALL = ["feature", "caller", "called", "queue", "queueName"] as const;
const LEG = [...CALL, "media", "assists"] as const;

/** A kind that the core has and this table lacks does not compile; nor does a member that it has not. */
export const EVENT_KINDS: { readonly [Type in EventType]: EventKind<Type> } = {
  "signed-in": { is: "an agent signed in", has: ["since", "counters"] },
  "signed-out": { is: "a session ended", has: ["cause", "reason", "signedInAt"] },
  "skills-chosen": { is: "an agent chose the queues that it takes calls from", has: ["queues"] },
  "became-idle": { is: "an agent is idle", has: ["again", "forced"] },
  "became-busy": { is: "an agent is busy", has: ["reason", "again"] },
  "busy-ended": { is: "an agent is no longer busy", has: [] },
  "rest-began": { is: "an agent rests", has: ["cause", "granted"] },
  "rest-prolonged": { is: "a rest is granted more time", has: ["granted"] },
  "rest-overstayed": { is: "the granted time of a rest is over", has: [] },
  "rest-ended": { is: "an agent no longer rests", has: [] },
  "wrap-up-began": { is: "an agent is in wrap-up", has: ["asked"] },
  "wrap-up-ended": { is: "an agent's wrap-up ended", has: [] },
  occupied: { is: "a call is under way to an agent", has: ["told"] },
  "phone-alerting": { is: "an agent's phone rings", has: ["caller"] },
  "phone-off-hook": { is: "an agent's phone is picked up", has: ["assists"] },
  "phone-on-hook": { is: "an agent's line is dropped", has: ["by"] },
  "call-announced": { is: "a call is announced to an agent", has: [...LEG, "turnedAwayBy"] },
  ringing: { is: "a call rings at an agent", has: [...LEG, "transferredBy"] },
  "auto-answered": { is: "a call is answered for an agent by itself", has: [...LEG, "transferredBy"] },
  "other-side-alerting": { is: "it rings at whom an agent calls", has: ["number", "workNumber", "assists"] },
  talking: { is: "an agent talks", has: [...LEG, "cause", "transferredBy"] },
  held: { is: "an agent holds a call", has: ["asked"] },
  "conference-began": { is: "an agent talks with two others", has: ["partners", "helped"] },
  "talk-passed": { is: "an agent's talk goes on in another call", has: ["into"] },
  "not-answered": { is: "an agent let a call ring, or turned it away", has: [] },
  "dial-failed": { is: "a call that an agent made did not come about", has: ["feature", "cause"] },
  "connect-failed": { is: "a held call could not be taken back or connected", has: [] },
  "transfer-result": { is: "a transfer came to its end", has: ["succeeded", "stays"] },
  transferred: { is: "an agent handed a call on", has: ["to"] },
  "returned-from-ivr": { is: "a call came back from an IVR", has: [] },
  "left-call": { is: "an agent is out of a call", has: ["by", "stillTalking"] },
  "other-side-left": { is: "someone else in an agent's call left", has: ["number"] },
  muted: { is: "an agent is muted", has: ["what"] },
  unmuted: { is: "an agent is heard again", has: ["what"] },
  "media-switched": { is: "a call went from voice to video or back, or did not", has: ["to", "succeeded", "facts"] },
  "digits-sent": { is: "an agent sent digits", has: ["digits"] },
  "recording-began": { is: "a recording began", has: [...CALL, "task", "vdn"] },
  "recording-ended": { is: "a recording ended", has: ["task", "begunAt"] },
  "preview-offered": { is: "a call is proposed to an agent", has: ["control", "numbers", "data"] },
  "preview-withdrawn": { is: "a proposal was taken back", has: ["control"] },
  "all-busy": { is: "nobody is free in the queue that an agent wanted to reach", has: ["queue"] },
  "note-arrived": { is: "a colleague sent a note", has: ["from", "fromName", "text"] },
  "bulletin-arrived": { is: "a colleague sent a bulletin", has: ["from", "fromName", "text"] },
  "counters-pinned": { is: "counters were pinned, or let go", has: ["set", "clear"] },
  "call-arrived": { is: "somebody outside calls", has: CALL },
  "call-dialled": { is: "an agent makes a call", has: [...CALL, "by"] },
  "call-queued": { is: "a call waits in a queue", has: ["queue"] },
  "call-abandoned": { is: "a caller left before anybody answered", has: ["queue"] },
  "call-turned-away": { is: "a caller found no room to wait, and the call ended", has: ["queue", "full"] },
  "call-at-ivr": { is: "a call is with an IVR", has: ["ivr"] },
  "outside-answered": { is: "someone outside answered", has: ["number"] },
  "call-merged": { is: "a call went up in another one", has: ["into"] },
  "call-over": { is: "a call is over", has: [] },
  "day-began": { is: "a day began for the counters", has: [] },
};

export const EVENT_TYPES = Object.keys(EVENT_KINDS) as [EventType, ...EventType[]];
