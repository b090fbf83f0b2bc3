// The events of a center, as a closed union.
// The gateway maps them to the events of clients.

import type { Cause } from "../time/cause.ts";
import type { Duration, Instant } from "../time/time.ts";
import type { CallFeature, Media } from "./call.ts";
import type { AgentChatEvent, CenterChatEvent } from "./chat-event.ts";
import type { ConferenceEvent, ConferenceWideEvent } from "./conference-event.ts";
import type { CounterName, Counters } from "./counters.ts";
import type { AgentId, CallId, IvrId, QueueId } from "./ids.ts";
import type { InspectionMode } from "./inspection.ts";
import type { LeaveCause } from "./record.ts";
import type { RecordingEvent, RecordingFacts } from "./recording-event.ts";

/** The facts that events about a call carry. */
export interface CallFacts {
  readonly call: CallId;
  readonly feature: CallFeature;
  readonly caller: string;
  readonly called: string;
  readonly queue: QueueId | undefined;
  readonly queueName: string | undefined;
}

/** The facts that events about a call carry for an agent with a leg in it. */
export interface LegFacts extends CallFacts {
  /** The media of the agent's leg: video only if the call and the agent's phone have it, and the agent may use video. */
  readonly media: Media;
  /** True if the agent is in the call because a colleague consults it. */
  readonly assists: boolean;
}

/** The reason why a call that an agent made failed. */
export type DialFailure = "busy" | "refused" | "noAnswer" | "unreachable" | "givenUp" | "phoneNotLifted";

/**
 * The way in which an agent began to talk. `dialed`: the call that it made was answered. `returned`: it is back with the other party, or
 * its call is back from an IVR. `moved`: its talk continues in this call.
 */
export type TalkCause = "answered" | "dialed" | "retrieved" | "returned" | "moved";

/** The reason why an agent's session ended. */
export type SignOutCause = "own" | "forced" | "silence" | "pushFailed" | "replaced" | "inspector" | "simulator";

/** An event of one agent. The gateway can send it to the agent's client. */
export type AgentEvent = { readonly agent: AgentId } & (
  | AgentChatEvent
  | ConferenceEvent
  | { readonly type: "signedIn"; readonly since: Instant; readonly counters: Readonly<Counters> | undefined }
  | {
      readonly type: "signedOut";
      readonly signOutCause: SignOutCause;
      readonly reason: number | undefined;
      readonly signedInAt: Instant;
    }
  | { readonly type: "skillsChosen"; readonly queues: readonly QueueId[] }
  /** `again`: the agent was already idle; `forced`: an inspector forced it. */
  | { readonly type: "becameIdle"; readonly again: boolean; readonly forced: boolean }
  /** `again`: the agent was already busy. */
  | { readonly type: "becameBusy"; readonly reason: number; readonly again: boolean }
  | { readonly type: "busyEnded" }
  | { readonly type: "restBegan"; readonly restCause: number; readonly granted: Duration }
  /** A rest was extended. `granted`: by how long. */
  | { readonly type: "restProlonged"; readonly granted: Duration }
  | { readonly type: "restOverstayed" }
  | { readonly type: "restEnded" }
  | { readonly type: "wrapUpBegan"; readonly asked: boolean }
  | { readonly type: "wrapUpEnded" }
  /** `told`: whether its client gets the event. */
  | { readonly type: "occupied"; readonly call: CallId; readonly told: boolean }
  | { readonly type: "phoneAlerting"; readonly call: CallId; readonly caller: string | undefined }
  | { readonly type: "phoneOffHook"; readonly call: CallId; readonly assists: boolean }
  | { readonly type: "phoneOnHook"; readonly call: CallId; readonly by: "agent" | "platform" }
  | ({ readonly type: "callAnnounced"; readonly turnedAwayBy: readonly AgentId[] } & LegFacts)
  /** `transferredBy`: the agent who sent it here. */
  | ({ readonly type: "ringing" | "autoAnswered"; readonly transferredBy: AgentId | undefined } & LegFacts)
  | {
      readonly type: "otherSideAlerting";
      readonly call: CallId;
      readonly number: string;
      readonly workNumber: AgentId | undefined;
      readonly assists: boolean;
    }
  /** `transferredBy`: the agent who sent an answered call here. `waited`: how long a call answered from a queue had waited in it. */
  | ({
      readonly type: "talking";
      readonly talkCause: TalkCause;
      readonly transferredBy?: AgentId | undefined;
      readonly waited?: Duration | undefined;
    } & LegFacts)
  /** `asked`: the agent requested the hold; a consultation did not cause it. */
  | { readonly type: "held"; readonly call: CallId; readonly asked: boolean }
  /** A three-way call begins; `helped`: by a consultation. */
  | {
      readonly type: "threeWayBegan";
      readonly call: CallId;
      readonly partners: readonly [customer: string, third: string];
      readonly helped: boolean;
    }
  /** The agent's talk continues in another call; there is no release event. */
  | { readonly type: "talkPassed"; readonly call: CallId; readonly into: CallId }
  | { readonly type: "notAnswered"; readonly call: CallId }
  | {
      readonly type: "dialFailed";
      readonly call: CallId;
      readonly feature: CallFeature;
      readonly failure: DialFailure;
    }
  | { readonly type: "connectFailed"; readonly call: CallId }
  /** `stays`: the agent remains in a three-way call when the third party has answered. */
  | {
      readonly type: "transferResult";
      readonly call: CallId;
      readonly succeeded: boolean;
      readonly stays: boolean;
    }
  /** The agent has transferred a call. */
  | { readonly type: "transferred"; readonly call: CallId; readonly to: "agent" | "queue" | "ivr" | "number" }
  | { readonly type: "returnedFromIvr"; readonly call: CallId }
  /** The agent has left a call. `stillTalking`: whether it still talks in another one. */
  | {
      readonly type: "leftCall";
      readonly call: CallId;
      readonly by: LeaveCause;
      readonly stillTalking: boolean;
    }
  | { readonly type: "otherSideLeft"; readonly call: CallId; readonly number: string }
  | { readonly type: "muted" | "unmuted"; readonly call: CallId; readonly what: Media }
  | { readonly type: "mediaSwitched"; readonly to: Media; readonly succeeded: boolean; readonly facts: CallFacts }
  | { readonly type: "digitsSent"; readonly call: CallId; readonly digits: string }
  /** `recordingFailed`: the center keeps no recordings. */
  | ({ readonly type: "recordingBegan" | "recordingFailed" } & RecordingFacts & CallFacts)
  | RecordingEvent
  | {
      readonly type: "previewOffered";
      readonly control: number;
      readonly numbers: readonly string[];
      readonly data: string;
    }
  | { readonly type: "previewWithdrawn"; readonly control: number }
  /** No agent is free in the queue that the agent called, or to which it transfers a call. */
  | { readonly type: "allBusy"; readonly queue: QueueId }
  /** A short text from a colleague, to this agent or to its whole group or queue. */
  | {
      readonly type: "noteArrived" | "bulletinArrived";
      readonly from: AgentId;
      readonly fromName: string;
      readonly text: string;
    }
  /** An inspector begins to inspect another agent. */
  | { readonly type: "inspectionBegan"; readonly inspected: AgentId; readonly mode: InspectionMode }
  /** The phone of an inspector changes because of an inspection. */
  | { readonly type: "inspectorPhone"; readonly does: "alerts" | "isLifted" | "isHungUp" | "isReleased" }
  /** The agent is inspected from now on, or in another mode. */
  | { readonly type: "inspected"; readonly inspector: AgentId; readonly mode: InspectionMode }
  | { readonly type: "inspectedNoMore"; readonly inspector: AgentId; readonly mode: InspectionMode }
  /** An agent that this inspector watches has signed in or out. */
  | {
      readonly type: "watchedAgentChanged";
      readonly watched: AgentId;
      readonly name: string;
      readonly signedIn: boolean;
    }
  | {
      readonly type: "countersPinned";
      readonly set: Readonly<Partial<Record<CounterName, number>>>;
      readonly clear: readonly CounterName[];
    }
);

/** An event of a call, chat or conference, or of the whole center. Clients do not get it. */
export type CenterWideEvent =
  | CenterChatEvent
  | ConferenceWideEvent
  | ({ readonly type: "callArrived" } & CallFacts)
  | ({ readonly type: "callDialed"; readonly by: AgentId } & CallFacts)
  | { readonly type: "callQueued"; readonly call: CallId; readonly queue: QueueId }
  | { readonly type: "callAbandoned"; readonly call: CallId; readonly queue: QueueId | undefined }
  /** The call ends because a limit is reached; `full`: which one. */
  | {
      readonly type: "callTurnedAway";
      readonly call: CallId;
      readonly queue: QueueId | undefined;
      readonly full: "queue" | "agent" | "center";
    }
  | { readonly type: "callAtIvr"; readonly call: CallId; readonly ivr: IvrId }
  | { readonly type: "outsideAnswered"; readonly call: CallId; readonly number: string }
  /** A call was merged into another one, which continues. */
  | { readonly type: "callMerged"; readonly call: CallId; readonly into: CallId }
  | { readonly type: "callOver"; readonly call: CallId }
  | { readonly type: "dayBegan" };

/** The events of an agent that have one of the given types. */
export type AgentEventOf<Type extends AgentEvent["type"]> = Extract<AgentEvent, { type: Type }>;

/** An event of a center: of an agent, or center-wide. */
export type CenterEvent = AgentEvent | CenterWideEvent;

/** An event with its serial in the log, its instant and its cause. */
export interface LoggedEvent {
  readonly serial: number;
  readonly at: Instant;
  readonly cause: Cause;
  readonly event: CenterEvent;
}

/** Returns the agent of an event; undefined if it has none. */
export function agentOf(event: CenterEvent): AgentId | undefined {
  return "agent" in event ? event.agent : undefined;
}
