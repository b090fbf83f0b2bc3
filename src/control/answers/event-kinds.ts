// All types of events: a description of each, and its members besides agent and call.
import type { CenterEvent } from "../../core/index.ts";
import { CHAT_EVENT_KINDS } from "./chat-event-kinds.ts";
import { CONFERENCE_EVENT_KINDS } from "./conference-event-kinds.ts";

/** The type of an event of the center. */
export type EventType = CenterEvent["type"];

type MemberOf<Type extends EventType> = Exclude<
  keyof Extract<CenterEvent, { type: Type }> & string,
  "type" | "agent" | "call"
>;

interface EventKind<Type extends EventType> {
  /** A clause that describes the event. */
  readonly is: string;
  readonly has: readonly MemberOf<Type>[];
}

const CALL = ["feature", "caller", "called", "queue", "queueName"] as const;
const RECORDING = [...CALL, "task", "vdn", "namedAfter", "file"] as const;
const LEG = [...CALL, "media", "assists"] as const;

/** The kinds of events by type. A missing type, or a member that the event does not have, does not compile. */
export const EVENT_KINDS: { readonly [Type in EventType]: EventKind<Type> } = {
  signedIn: { is: "an agent signed in", has: ["since", "counters"] },
  signedOut: { is: "a session ended", has: ["signOutCause", "reason", "signedInAt"] },
  skillsChosen: { is: "an agent chose the queues that it takes calls or chats from", has: ["queues"] },
  becameIdle: { is: "an agent became idle", has: ["again", "forced"] },
  becameBusy: { is: "an agent became busy", has: ["reason", "again"] },
  busyEnded: { is: "an agent stopped being busy", has: [] },
  restBegan: { is: "an agent started a rest", has: ["restCause", "granted"] },
  restProlonged: { is: "a rest was prolonged", has: ["granted"] },
  restOverstayed: { is: "a rest exceeded its granted time", has: [] },
  restEnded: { is: "a rest ended", has: [] },
  wrapUpBegan: { is: "wrap-up started", has: ["asked"] },
  wrapUpEnded: { is: "wrap-up ended", has: [] },
  occupied: { is: "a call occupied an agent", has: ["told"] },
  phoneAlerting: { is: "an agent's phone rings", has: ["caller"] },
  phoneOffHook: { is: "an agent's phone went off hook", has: ["assists"] },
  phoneOnHook: { is: "an agent's phone went on hook", has: ["by"] },
  callAnnounced: { is: "a call is announced to an agent", has: [...LEG, "turnedAwayBy"] },
  ringing: { is: "a call rings at an agent", has: [...LEG, "transferredBy"] },
  autoAnswered: { is: "a call was answered automatically for an agent", has: [...LEG, "transferredBy"] },
  otherSideAlerting: { is: "the called side of an agent's call rings", has: ["number", "workNumber", "assists"] },
  talking: { is: "an agent started to talk", has: [...LEG, "talkCause", "transferredBy", "waited"] },
  held: { is: "an agent put a call on hold", has: ["asked"] },
  threeWayBegan: { is: "an agent entered a three-way call", has: ["partners", "helped"] },
  talkPassed: { is: "an agent's talk continues in another call", has: ["into"] },
  notAnswered: { is: "an agent did not answer a call, or rejected it with `reject`", has: [] },
  dialFailed: { is: "a call that an agent made failed", has: ["feature", "failure"] },
  connectFailed: {
    is: "an agent's call to an outside number failed, or the third party of its transfer was not reached",
    has: [],
  },
  transferResult: { is: "a transfer ended", has: ["succeeded", "stays"] },
  transferred: { is: "an agent transferred a call", has: ["to"] },
  returnedFromIvr: { is: "a call came back from an IVR", has: [] },
  leftCall: { is: "an agent left a call", has: ["by", "stillTalking"] },
  otherSideLeft: { is: "another party left an agent's call", has: ["number"] },
  muted: { is: "an agent was muted", has: ["what"] },
  unmuted: { is: "an agent was unmuted", has: ["what"] },
  mediaSwitched: { is: "a switch between voice and video succeeded or failed", has: ["to", "succeeded", "facts"] },
  digitsSent: { is: "an agent sent DTMF digits", has: ["digits"] },
  recordingBegan: { is: "a recording started", has: RECORDING },
  recordingFailed: { is: "a recording failed, because the center stores no recordings", has: RECORDING },
  recordingPaused: { is: "a recording was paused", has: ["task", "recorded"] },
  recordingResumed: { is: "a recording was resumed", has: ["task", "recorded"] },
  recordingEnded: { is: "a recording ended", has: ["task", "begunAt", "format", "recorded"] },
  playerPhone: { is: "an agent's phone rings, goes off hook or goes on hook for a playback", has: ["does"] },
  playAccepted: { is: "a playback was accepted", has: ["recording", "position"] },
  playBegan: { is: "a playback started", has: ["recording", "position"] },
  playFailed: { is: "a playback failed", has: [] },
  playPaused: { is: "a playback was paused", has: ["position"] },
  playResumed: { is: "a playback was resumed", has: ["position"] },
  playJumped: { is: "a playback jumped", has: ["position", "told"] },
  playEnded: { is: "a playback ended", has: ["playEnd"] },
  screenRecordingBegan: { is: "the recording of an agent's screen started", has: [] },
  screenRecordingEnded: { is: "the recording of an agent's screen ended", has: ["begunAt"] },
  previewOffered: { is: "a preview call was offered to an agent", has: ["control", "numbers", "data"] },
  previewWithdrawn: { is: "a preview call was withdrawn", has: ["control"] },
  allBusy: { is: "no agent is free in the queue that an agent called or transferred a call to", has: ["queue"] },
  noteArrived: { is: "a colleague sent a note", has: ["from", "fromName", "text"] },
  bulletinArrived: { is: "a colleague sent a bulletin", has: ["from", "fromName", "text"] },
  inspectionBegan: { is: "an inspector started to inspect an agent", has: ["inspected", "mode"] },
  inspectorPhone: { is: "an inspector's phone rings, goes off hook or goes on hook for an inspection", has: ["does"] },
  inspected: { is: "an inspection of an agent started, or changed its mode", has: ["inspector", "mode"] },
  inspectedNoMore: { is: "an inspection of an agent ended", has: ["inspector", "mode"] },
  watchedAgentChanged: { is: "a watched agent signed in or out", has: ["watched", "name", "signedIn"] },
  countersPinned: { is: "counters were pinned or unpinned", has: ["set", "clear"] },
  ...CONFERENCE_EVENT_KINDS,
  callArrived: { is: "a call from outside arrived", has: CALL },
  callDialed: { is: "an agent made a call", has: [...CALL, "by"] },
  callQueued: { is: "a call joined a queue", has: ["queue"] },
  callAbandoned: { is: "a caller hung up before the call was answered", has: ["queue"] },
  callTurnedAway: { is: "a limit on calls was reached, and the caller was turned away", has: ["queue", "full"] },
  callAtIvr: { is: "a call reached an IVR", has: ["ivr"] },
  outsideAnswered: { is: "an outside party answered", has: ["number"] },
  callMerged: { is: "a call was merged into another one", has: ["into"] },
  callOver: { is: "a call ended", has: [] },
  ...CHAT_EVENT_KINDS,
  dayBegan: { is: "a new day started for the counters", has: [] },
};

/** All types of events. */
export const EVENT_TYPES = Object.keys(EVENT_KINDS) as [EventType, ...EventType[]];
