// Agents: their accounts, their sessions, and the states of a session.

import type { TimerId } from "../time/clock.ts";
import type { Duration, Instant } from "../time/time.ts";
import type { ConferenceId, MultimediaConferenceId } from "./conference.ts";
import type { Counters } from "./counters.ts";
import type { AgentId, CallId, QueueId } from "./ids.ts";
import type { Inspection, VideoTask } from "./inspection.ts";
import type { Mailbox } from "./mailbox.ts";
import type { AgentMedia, ChatMedia } from "./media-right.ts";
import type { Player } from "./player.ts";
import type { CallRecord } from "./record.ts";

/**
 * The state of a signed-in agent. `granted`: the time from the beginning of a rest to its granted end, extensions included. `occupied`: the
 * agent has a call, or is in a conference or called into one, like state 7 of the gateway.
 */
export type AgentState =
  | { readonly name: "idle"; readonly since: Instant }
  | { readonly name: "busy"; readonly since: Instant; readonly reason: number }
  | { readonly name: "wrapUp"; readonly since: Instant }
  | { readonly name: "rest"; readonly since: Instant; readonly cause: number; granted: Duration; timer: TimerId }
  | { readonly name: "occupied"; readonly since: Instant }
  | { readonly name: "inspecting"; readonly since: Instant };

/** The name of a state of a signed-in agent. */
export type AgentStateName = AgentState["name"];

/** The states of an agent for display, in the order in which answers, error sentences and metrics list them. */
export const SHOWN_STATES = [
  "signedOut",
  "idle",
  "busy",
  "rest",
  "wrapUp",
  "dialing",
  "ringing",
  "talking",
  "inspecting",
] as const satisfies readonly ("signedOut" | Exclude<AgentStateName, "occupied"> | "dialing" | "ringing" | "talking")[];

/** The state of an agent for display: signed out, or its session's state, with `dialing`, `ringing` or `talking` instead of `occupied`. */
export interface ShownState {
  readonly name: (typeof SHOWN_STATES)[number];
  /** The beginning of the state; undefined for a signed-out agent. */
  readonly since: Instant | undefined;
}

/** A state that was requested during a call, conference, inspection or wrap-up, and begins after it. */
export type Booking =
  | { readonly kind: "busy"; readonly reason: number }
  | { readonly kind: "rest"; readonly cause: number; readonly granted: Duration };

/** A Guid that was issued to a client. */
export interface IssuedGuid {
  readonly value: string;
  readonly issuedAt: Instant;
  /** The instant from which its age counts: that of its issue, or the end of a later advance of the clock. */
  countedFrom: Instant;
}

/** The data of a sign-in, after validation. The session stores all of it. */
export interface SignInDetails {
  phone: string;
  autoAnswer: boolean;
  autoEnterIdle: boolean;
  /** true: the phone goes on hook after each call; false: it stays off hook, and there are no phone events. */
  releasePhone: boolean;
  agentType: "phone" | "videoPhone";
  status: "busy" | "idle" | "wrapUp";
  ip: string;
  /** The target of event pushes; undefined if the client polls. */
  push: PushTarget | undefined;
  /** True if the client also signs in to the text chat media server. */
  webm: boolean;
  /** True if the client also signs in to the mail media server; reported only. */
  mailm: boolean;
  phoneLinkage: boolean;
  /** The address of the application in front of the client; stored only, like `secondPhone`. */
  entryIp?: string;
  secondPhone?: string;
  /** True if an inspector subscribes to the sign-ins and sign-outs of others. */
  wantsPresence?: boolean;
}

/** Whether the agent's calls and conferences are recorded. `beforeTalking`: whether recordings are to begin before talk; stored only. */
export interface SelfRecord {
  readonly record: boolean;
  readonly beforeTalking: boolean;
}

/** The target of a client's event pushes. */
export interface PushTarget {
  readonly uri: string;
  /** `list`: batches with the client's token; `single`: one event per request, as servers of 2018 do. */
  readonly form: "list" | "single";
  /** The token to send with each push; a handshake can replace it. */
  token: string;
  /** The network address of the client at sign-in; undefined if unknown. It limits the allowed push targets. */
  readonly from?: string | undefined;
}

/** The session of an agent, from sign-in to sign-out. */
export interface Session {
  /** The number of the session in the center. A timer of an earlier session does nothing. */
  readonly serial: number;
  /** The sign-in time; earlier than the real one if the agent was given a past. */
  readonly signedInAt: Instant;
  /** True if the simulator plays the agent: no client polls, and silence is not supervised. */
  readonly played: boolean;
  readonly details: SignInDetails;
  state: AgentState;
  booking: Booking | undefined;
  /** True if the agent has left a call that it talked in, and has another one. Wrap-up can then follow even an unanswered last call. */
  talked: boolean;
  /** True if the session is ending: no wrap-up or other state follows its calls. */
  ending: boolean;
  /** The queues that the agent is signed in to (resetSkill). */
  skills: readonly QueueId[];
  /** The calls that the agent has a leg in, oldest first. */
  calls: CallId[];
  /** The chats that the agent is in, oldest first. */
  chats: CallId[];
  /** When the agent was last offered a chat or began one; the sign-in time before the first. */
  lastChatAt: Instant;
  /** The conference that the agent is in or is called into, if any. The agent then has no calls. */
  conference: ConferenceId | undefined;
  /** The multimedia conference that the agent is in or is invited to, if any. */
  multimediaConference: MultimediaConferenceId | undefined;
  /** The issued Guids that may still be valid, newest last. */
  guids: IssuedGuid[];
  /** When its client was last heard. */
  heardAt: Instant;
  /** The number of the last advance of the clock before the client was last heard. */
  heardAfterAdvance: number;
  /** True if a poll of this agent is held. */
  listening: boolean;
  /** True if silence ends the session, unless the setting `supervision` is off. */
  supervised: boolean;
  /** The timer of the next check for silence; undefined for a played agent. */
  silenceTimer: TimerId | undefined;
  /** True if the agent accepts calls and chats from queues. */
  talkRight: boolean;
  selfRecord: SelfRecord;
  /** The previews that the platform has offered to the agent, oldest first. Calling one removes it. */
  previews: Preview[];
  /** The inspection that this inspector makes, if any. */
  inspection: Inspection | undefined;
  /** The inspectors who inspect this agent. */
  inspectors: AgentId[];
  /** The video tasks of this inspector, oldest first; at most one for each agent. */
  videoTasks: VideoTask[];
  /** The inspectors with a video task for this agent. */
  videoInspectors: AgentId[];
  /** The agents that this inspector has chosen to watch: its client gets events of their sign-ins and sign-outs. */
  watched: readonly AgentId[];
  /** The agent's player of a recording, playing or paused, if any. */
  player: Player | undefined;
  /** When the recording of the agent's screen began; undefined if the screen is not recorded. */
  screenRecordedSince: Instant | undefined;
  /** The client's data on call forwarding, as it was sent; its shape is not documented. */
  forwarding: string;
}

/** A preview: a proposal to call one of several numbers. */
export interface Preview {
  /** The number of its control block, which is its id for the client. */
  readonly control: number;
  readonly numbers: readonly string[];
  /** Data to attach to the call. */
  readonly data: string;
}

/** An agent of the center, signed in or not. */
export interface Agent {
  readonly id: AgentId;
  /** Undefined for an agent with a generated name. `nameOf` of the center returns the name of every agent. */
  readonly name: string | undefined;
  /** The account name, which a client can use instead of the id at sign-in. */
  readonly account: string;
  /** The name of its agent group. */
  readonly group: string;
  /** The stored form of the password: its hash, except with `PLAIN_TEXT`. */
  password: string;
  /** The stored forms of former passwords, newest first. */
  formerPasswords: readonly string[];
  /** The time for which a password is valid; undefined if it never expires. */
  readonly passwordLife: Duration | undefined;
  /** The instant when the present password was set. */
  passwordSince: Instant;
  /** The number of wrong passwords in a row. */
  wrongPasswords: number;
  /** Text that its client stored. A sign-out keeps it. */
  privateConfig: string;
  /** True if it is an inspector, who may inspect and control other agents. */
  readonly inspector: boolean;
  /** True if it has the right to pick up calls that ring at colleagues of its group. Clients can query it; the center does not check it. */
  readonly pickUp: boolean;
  /** True if it has the right to call outside numbers. Clients can query it; the center does not check it. */
  readonly callOut: boolean;
  /** The phone that it uses if the simulator plays it, and the default dialed number of direct calls while it is signed out. */
  readonly phone: string;
  /** The maximum number of chats at a time; undefined if none was set. A sign-out keeps it. */
  maxChats: number | undefined;
  /** The maximum number of chats of each media at a time, as far as it was set. */
  chatLimits: Partial<Record<ChatMedia, number>> | undefined;
  /** The media that it may use; undefined for all. */
  readonly media: readonly AgentMedia[] | undefined;
  /** The queues that it is configured for. */
  queues: readonly QueueId[];
  session: Session | undefined;
  /** The latest instant that one of its recordings is named after; undefined before the first recording. */
  lastRecording: Instant | undefined;
  /** When its last session ended; when the agent was created if no session has ended. */
  signedOutAt: Instant;
  /** Direct calls for this agent that wait until it is idle, in the order of service. */
  waiting: CallId[];
  /** The events for its client. After a sign-out, at most the event of the sign-out. */
  mailbox: Mailbox;
  /** The Guids of the session that ended last; none after a new sign-in. A client can fetch the event of the sign-out with one of them. */
  formerGuids: readonly IssuedGuid[];
  /** The record of the last call that the agent has left since its last sign-in, for queries. */
  lastCall: CallRecord | undefined;
  /** A past for the next sign-in: how long ago the sign-in was, and the counters since. */
  past: Past | undefined;
}

/** A backdated sign-in, with the counters of the time since. */
export interface Past {
  /** How long before the actual sign-in the backdated one was. */
  readonly since: Duration;
  readonly counters: Readonly<Counters>;
}
