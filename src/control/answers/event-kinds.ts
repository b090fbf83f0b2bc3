// Every kind of event of a center, as the stream of events tells it: what happened, and which members it has beside agent and call.
import type { CenterEvent } from "../../core/index.ts";

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
  signedIn: { is: "an agent signed in", has: ["since", "counters"] },
  signedOut: { is: "a session ended", has: ["cause", "reason", "signedInAt"] },
  skillsChosen: { is: "an agent chose the queues that it takes calls from", has: ["queues"] },
  becameIdle: { is: "an agent is idle", has: ["again", "forced"] },
  becameBusy: { is: "an agent is busy", has: ["reason", "again"] },
  busyEnded: { is: "an agent is no longer busy", has: [] },
  restBegan: { is: "an agent rests", has: ["cause", "granted"] },
  restProlonged: { is: "a rest is granted more time", has: ["granted"] },
  restOverstayed: { is: "the granted time of a rest is over", has: [] },
  restEnded: { is: "an agent no longer rests", has: [] },
  wrapUpBegan: { is: "an agent is in wrap-up", has: ["asked"] },
  wrapUpEnded: { is: "an agent's wrap-up ended", has: [] },
  occupied: { is: "a call is under way to an agent", has: ["told"] },
  phoneAlerting: { is: "an agent's phone rings", has: ["caller"] },
  phoneOffHook: { is: "an agent's phone is picked up", has: ["assists"] },
  phoneOnHook: { is: "an agent's line is dropped", has: ["by"] },
  callAnnounced: { is: "a call is announced to an agent", has: [...LEG, "turnedAwayBy"] },
  ringing: { is: "a call rings at an agent", has: [...LEG, "transferredBy"] },
  autoAnswered: { is: "a call is answered for an agent by itself", has: [...LEG, "transferredBy"] },
  otherSideAlerting: { is: "it rings at whom an agent calls", has: ["number", "workNumber", "assists"] },
  talking: { is: "an agent talks", has: [...LEG, "cause", "transferredBy"] },
  held: { is: "an agent holds a call", has: ["asked"] },
  conferenceBegan: { is: "an agent talks with two others", has: ["partners", "helped"] },
  talkPassed: { is: "an agent's talk goes on in another call", has: ["into"] },
  notAnswered: { is: "an agent let a call ring, or turned it away", has: [] },
  dialFailed: { is: "a call that an agent made did not come about", has: ["feature", "cause"] },
  connectFailed: { is: "a held call could not be taken back or connected", has: [] },
  transferResult: { is: "a transfer came to its end", has: ["succeeded", "stays"] },
  transferred: { is: "an agent handed a call on", has: ["to"] },
  returnedFromIvr: { is: "a call came back from an IVR", has: [] },
  leftCall: { is: "an agent is out of a call", has: ["by", "stillTalking"] },
  otherSideLeft: { is: "someone else in an agent's call left", has: ["number"] },
  muted: { is: "an agent is muted", has: ["what"] },
  unmuted: { is: "an agent is heard again", has: ["what"] },
  mediaSwitched: { is: "a call went from voice to video or back, or did not", has: ["to", "succeeded", "facts"] },
  digitsSent: { is: "an agent sent digits", has: ["digits"] },
  recordingBegan: { is: "a recording began", has: [...CALL, "task", "vdn"] },
  recordingEnded: { is: "a recording ended", has: ["task", "begunAt"] },
  previewOffered: { is: "a call is proposed to an agent", has: ["control", "numbers", "data"] },
  previewWithdrawn: { is: "a proposal was taken back", has: ["control"] },
  allBusy: { is: "nobody is free in the queue that an agent wanted to reach", has: ["queue"] },
  noteArrived: { is: "a colleague sent a note", has: ["from", "fromName", "text"] },
  bulletinArrived: { is: "a colleague sent a bulletin", has: ["from", "fromName", "text"] },
  countersPinned: { is: "counters were pinned, or let go", has: ["set", "clear"] },
  callArrived: { is: "somebody outside calls", has: CALL },
  callDialed: { is: "an agent makes a call", has: [...CALL, "by"] },
  callQueued: { is: "a call waits in a queue", has: ["queue"] },
  callAbandoned: { is: "a caller left before anybody answered", has: ["queue"] },
  callTurnedAway: { is: "a caller found no room to wait, and the call ended", has: ["queue", "full"] },
  callAtIvr: { is: "a call is with an IVR", has: ["ivr"] },
  outsideAnswered: { is: "someone outside answered", has: ["number"] },
  callMerged: { is: "a call went up in another one", has: ["into"] },
  callOver: { is: "a call is over", has: [] },
  dayBegan: { is: "a day began for the counters", has: [] },
};

export const EVENT_TYPES = Object.keys(EVENT_KINDS) as [EventType, ...EventType[]];
