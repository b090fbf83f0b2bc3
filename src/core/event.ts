// Everything that can happen in a center: a closed union in plain English. What a client reads of it is the gateway's affair.
import type { CallFeature, Media } from "./call.ts";
import type { CounterName, Counters } from "./counters.ts";
import type { AgentId, CallId, IvrId, QueueId } from "./ids.ts";
import type { LeaveCause } from "./record.ts";
import type { Duration, Instant } from "./time.ts";

/** What everyone who is told of a call is told of it. */
export interface CallFacts {
  readonly call: CallId;
  readonly feature: CallFeature;
  readonly caller: string;
  readonly called: string;
  readonly queue: QueueId | undefined;
  readonly queueName: string | undefined;
}

/** What an agent is told of a call that it takes part in. */
export interface LegFacts extends CallFacts {
  /** What the agent can do in it: video only where both the call and the agent's phone have it. */
  readonly media: Media;
  /** Whether it is there to help a colleague. */
  readonly assists: boolean;
}

/** Why a call that an agent made did not come about. */
export type DialFailure = "busy" | "refused" | "no-answer" | "unreachable" | "given-up" | "phone-not-lifted";

/** How an agent came to talk: it answered, was answered, came back to a held call, to who was left or from an IVR, or was moved to this call. */
export type TalkCause = "answered" | "dialled" | "retrieved" | "returned" | "moved";

/** Why an agent's session ended. */
export type SignOutCause = "own" | "forced" | "silence" | "push-failed" | "replaced" | "simulator";

/** Something that happened to one agent; its client may be told. */
export type AgentEvent = { readonly agent: AgentId } & (
  | { readonly type: "signed-in"; readonly since: Instant; readonly counters: Readonly<Counters> | undefined }
  | {
      readonly type: "signed-out";
      readonly cause: SignOutCause;
      readonly reason: number | undefined;
      readonly signedInAt: Instant;
    }
  | { readonly type: "skills-chosen"; readonly queues: readonly QueueId[] }
  /** `again`: the agent was idle already and said so; `forced`: an inspector made it so. */
  | { readonly type: "became-idle"; readonly again: boolean; readonly forced: boolean }
  /** `again`: the agent was busy already, and gave another reason or was forced. */
  | { readonly type: "became-busy"; readonly reason: number; readonly again: boolean }
  | { readonly type: "busy-ended" }
  | { readonly type: "rest-began"; readonly cause: number; readonly granted: Duration }
  /** More time is granted for a rest that goes on. */
  | { readonly type: "rest-prolonged"; readonly granted: Duration }
  | { readonly type: "rest-overstayed" }
  | { readonly type: "rest-ended" }
  | { readonly type: "wrap-up-began"; readonly asked: boolean }
  | { readonly type: "wrap-up-ended" }
  /** `told`: whether its client is, which is not so when it took the call itself. */
  | { readonly type: "occupied"; readonly call: CallId; readonly told: boolean }
  | { readonly type: "phone-alerting"; readonly call: CallId; readonly caller: string | undefined }
  | { readonly type: "phone-off-hook"; readonly call: CallId; readonly assists: boolean }
  | { readonly type: "phone-on-hook"; readonly call: CallId; readonly by: "agent" | "platform" }
  | ({ readonly type: "call-announced"; readonly turnedAwayBy: readonly AgentId[] } & LegFacts)
  /** `transferredBy`: the agent who sent it here. */
  | ({ readonly type: "ringing" | "auto-answered"; readonly transferredBy: AgentId | undefined } & LegFacts)
  | {
      readonly type: "other-side-alerting";
      readonly call: CallId;
      readonly number: string;
      readonly workNumber: AgentId | undefined;
      readonly assists: boolean;
    }
  /** `transferredBy`: for an answered call, the agent who sent it here. */
  | ({ readonly type: "talking"; readonly cause: TalkCause; readonly transferredBy?: AgentId } & LegFacts)
  /** `asked`: by the agent itself, not for the sake of a help. */
  | { readonly type: "held"; readonly call: CallId; readonly asked: boolean }
  /** A three-party talk begins; `helped`: because the agent asked for help. */
  | {
      readonly type: "conference-began";
      readonly call: CallId;
      readonly partners: readonly [customer: string, third: string];
      readonly helped: boolean;
    }
  /** The agent's talk in one call goes on in another; no release is told. */
  | { readonly type: "talk-passed"; readonly call: CallId; readonly into: CallId }
  | { readonly type: "not-answered"; readonly call: CallId }
  | {
      readonly type: "dial-failed";
      readonly call: CallId;
      readonly feature: CallFeature;
      readonly cause: DialFailure;
    }
  | { readonly type: "connect-failed"; readonly call: CallId }
  /** `stays`: it remains with the others in a three-party talk when the third party has answered. */
  | {
      readonly type: "transfer-result";
      readonly call: CallId;
      readonly succeeded: boolean;
      readonly stays: boolean;
    }
  /** The agent has handed a call on. */
  | { readonly type: "transferred"; readonly call: CallId; readonly to: "agent" | "queue" | "ivr" | "number" }
  | { readonly type: "returned-from-ivr"; readonly call: CallId }
  /** The agent's leg is over. `stillTalking`: whether another call of it is not. */
  | {
      readonly type: "left-call";
      readonly call: CallId;
      readonly by: LeaveCause;
      readonly stillTalking: boolean;
    }
  | { readonly type: "other-side-left"; readonly call: CallId; readonly number: string }
  | { readonly type: "muted" | "unmuted"; readonly call: CallId; readonly what: Media }
  | { readonly type: "media-switched"; readonly to: Media; readonly succeeded: boolean; readonly facts: CallFacts }
  | { readonly type: "digits-sent"; readonly call: CallId; readonly digits: string }
  | ({ readonly type: "recording-began"; readonly task: number; readonly vdn: number } & CallFacts)
  | {
      readonly type: "recording-ended";
      readonly call: CallId;
      readonly task: number;
      readonly begunAt: Instant;
    }
  | {
      readonly type: "preview-offered";
      readonly control: number;
      readonly numbers: readonly string[];
      readonly data: string;
    }
  | { readonly type: "preview-withdrawn"; readonly control: number }
  /** Nobody is free in the queue that the agent wanted to reach. */
  | { readonly type: "all-busy"; readonly queue: QueueId }
  /** A short text from a colleague, to this agent or to everyone of its group or queue. */
  | {
      readonly type: "note-arrived" | "bulletin-arrived";
      readonly from: AgentId;
      readonly fromName: string;
      readonly text: string;
    }
  | {
      readonly type: "counters-pinned";
      readonly set: Readonly<Partial<Record<CounterName, number>>>;
      readonly clear: readonly CounterName[];
    }
);

/** Something that happened to a call or the center as a whole; no client is told. */
export type CenterWideEvent =
  | ({ readonly type: "call-arrived" } & CallFacts)
  | ({ readonly type: "call-dialled"; readonly by: AgentId } & CallFacts)
  | { readonly type: "call-queued"; readonly call: CallId; readonly queue: QueueId }
  | { readonly type: "call-abandoned"; readonly call: CallId; readonly queue: QueueId | undefined }
  /** The call ends because no further one may wait there; `full`: what had no room for it. */
  | {
      readonly type: "call-turned-away";
      readonly call: CallId;
      readonly queue: QueueId | undefined;
      readonly full: "queue" | "agent" | "center";
    }
  | { readonly type: "call-at-ivr"; readonly call: CallId; readonly ivr: IvrId }
  | { readonly type: "outside-answered"; readonly call: CallId; readonly number: string }
  /** One call has gone up in another, which goes on. */
  | { readonly type: "call-merged"; readonly call: CallId; readonly into: CallId }
  | { readonly type: "call-over"; readonly call: CallId }
  | { readonly type: "day-began" };

/** The events of an agent that have a type. */
export type AgentEventOf<Type extends AgentEvent["type"]> = Extract<AgentEvent, { type: Type }>;

export type CenterEvent = AgentEvent | CenterWideEvent;

/** An event with its place in the log and its instant. */
export interface LoggedEvent {
  readonly serial: number;
  readonly at: Instant;
  readonly event: CenterEvent;
}

/** The agent whom an event concerns, if it concerns one. */
export function agentOf(event: CenterEvent): AgentId | undefined {
  return "agent" in event ? event.agent : undefined;
}
