// Everything that can happen in a center: a closed union in plain English. What a client reads of it is the gateway's affair.
import type { CallFeature } from "./call.ts";
import type { CounterName, Counters } from "./counters.ts";
import type { AgentId, CallId, QueueId } from "./ids.ts";
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
  | { readonly type: "became-busy"; readonly reason: number }
  | { readonly type: "busy-ended" }
  | { readonly type: "rest-began"; readonly cause: number; readonly granted: Duration }
  | { readonly type: "rest-overstayed" }
  | { readonly type: "rest-ended" }
  | { readonly type: "wrap-up-began"; readonly asked: boolean }
  | { readonly type: "wrap-up-ended" }
  | { readonly type: "occupied"; readonly call: CallId }
  | { readonly type: "phone-alerting"; readonly call: CallId; readonly caller: string }
  | { readonly type: "phone-off-hook"; readonly call: CallId }
  | { readonly type: "phone-on-hook"; readonly call: CallId; readonly by: "agent" | "platform" }
  | ({ readonly type: "call-announced"; readonly turnedAwayBy: readonly AgentId[] } & CallFacts)
  | ({ readonly type: "ringing" } & CallFacts)
  | ({ readonly type: "auto-answered" } & CallFacts)
  | {
      readonly type: "other-side-alerting";
      readonly call: CallId;
      readonly number: string;
      readonly workNumber: AgentId | undefined;
    }
  /** `cause`: how the talk came about; a retrieved call was talked before. */
  | ({ readonly type: "talking"; readonly cause: "answered" | "retrieved" } & CallFacts)
  | { readonly type: "held"; readonly call: CallId }
  | { readonly type: "not-answered"; readonly call: CallId }
  /** The agent's leg is over. `by`: who ended it, `redirection` when the agent turned it away to the next; `talked`: whether it was answered. */
  | {
      readonly type: "left-call";
      readonly call: CallId;
      readonly by: "agent" | "other" | "redirection";
      readonly talked: boolean;
    }
  | { readonly type: "other-side-left"; readonly call: CallId; readonly number: string }
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
  | { readonly type: "call-queued"; readonly call: CallId; readonly queue: QueueId }
  | { readonly type: "call-abandoned"; readonly call: CallId; readonly queue: QueueId | undefined }
  | { readonly type: "call-over"; readonly call: CallId }
  | { readonly type: "day-began" };

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
