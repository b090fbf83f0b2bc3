// Agents: who they are, the session of one who is signed in, the states of that session and what each state allows.

import type { TimerId } from "../time/clock.ts";
import type { Duration, Instant } from "../time/time.ts";
import type { Leg } from "./call.ts";
import type { Counters } from "./counters.ts";
import type { AgentId, CallId, QueueId } from "./ids.ts";
import type { Mailbox } from "./mailbox.ts";
import type { CallRecord } from "./record.ts";

/** The state of a signed-in agent. `granted`: how long after its beginning a rest is over, prolonged or not; `occupied` covers being allotted a call, ringing and talking alike, as state 7 does. */
export type AgentState =
  | { name: "idle"; since: Instant }
  | { name: "busy"; since: Instant; reason: number }
  | { name: "wrapUp"; since: Instant }
  | { name: "rest"; since: Instant; cause: number; granted: Duration; timer: TimerId }
  | { name: "occupied"; since: Instant };

export type AgentStateName = AgentState["name"];

/** What an agent is at, as people speak of it: signed out, or its state, with `occupied` told apart by its calls. */
export interface ShownState {
  readonly name: "signedOut" | Exclude<AgentStateName, "occupied"> | "dialing" | "ringing" | "talking";
  /** Since when; unknown of one who is signed out. */
  readonly since: Instant | undefined;
}

/** What was asked for during a call or wrap-up and takes effect after it. */
export type Booking = { kind: "busy"; reason: number } | { kind: "rest"; cause: number; granted: Duration };

/** A session id handed to the client, and since when its life counts. */
export interface IssuedGuid {
  readonly value: string;
  readonly issuedAt: Instant;
  countedFrom: Instant;
}

/** What a client says at sign-in, after validation; all of it is kept. */
export interface SignInDetails {
  phone: string;
  autoAnswer: boolean;
  autoEnterIdle: boolean;
  /** true: the phone line is dropped after each call; false: it stays up, and no phone events come. */
  releasePhone: boolean;
  agentType: "phone" | "videoPhone";
  status: "busy" | "idle" | "wrapUp";
  ip: string;
  /** Where events are pushed to; undefined: the client polls. */
  push: PushTarget | undefined;
  /** Whether the client signs in to the text chat media server too. */
  webm: boolean;
  mailm: boolean;
  phoneLinkage: boolean;
  /** The address of the application in front of the client. This and what follows is kept as given; nothing here depends on it. */
  entryIp?: string;
  secondPhone?: string;
  /** Whether an inspector wants to be told of the sign-ins and sign-outs of others. */
  wantsPresence?: boolean;
}

/** Which of its own calls an agent has recorded. */
export interface SelfRecord {
  readonly record: boolean;
  readonly beforeTalking: boolean;
}

/** Where a client wants its events pushed to. */
export interface PushTarget {
  readonly uri: string;
  /** `list`: batches with a token of the client's; `single`: one event a request, as servers of 2018 do. */
  readonly form: "list" | "single";
  /** What is shown to the callee; a handshake may renew it. */
  token: string;
  /** The network address that the client signed in from; undefined where it is not known. It limits where events may be pushed to. */
  readonly from?: string | undefined;
}

/** An agent's presence in the center from sign-in to sign-out. */
export interface Session {
  /** Which session of the center this is: a timer of an earlier one finds that it comes too late. */
  readonly serial: number;
  /** The sign-in time; earlier than the real one when the agent was given a past. */
  readonly signedInAt: Instant;
  /** Signed in by the simulator itself: no client polls, no silence is supervised. */
  readonly played: boolean;
  readonly details: SignInDetails;
  state: AgentState;
  booking: Booking | undefined;
  /** Whether it has talked since it last had no call, so that wrap-up is due even if the last of its calls came to nothing. */
  talked: boolean;
  /** Being ended at this moment: nothing comes after its calls any more. */
  ending: boolean;
  /** The queues that the agent takes calls from now (resetSkill). */
  skills: readonly QueueId[];
  /** The calls that the agent has a leg in, oldest first. */
  calls: CallId[];
  /** The Guids handed out and not yet forgotten, newest last. */
  guids: IssuedGuid[];
  heardAt: Instant;
  /** The number of the clock's advance after which the client was last heard. */
  heardAfterAdvance: number;
  /** Whether a poll of this agent is being held. */
  listening: boolean;
  /** Whether silence ends the session. */
  supervised: boolean;
  /** The next look at whether it is silent; undefined for one that is played. */
  silenceTimer: TimerId | undefined;
  /** Whether it takes calls from queues. */
  talkRight: boolean;
  selfRecord: SelfRecord;
  /** Calls that the platform has proposed to the agent to make, oldest first. */
  previews: Preview[];
  /** Where calls are forwarded to, as its client put it; its shape is not documented. */
  forwarding: string;
}

/** A proposal to call one of several numbers. */
export interface Preview {
  /** The number of its control block, by which the client names it. */
  readonly control: number;
  readonly numbers: readonly string[];
  /** Data that the call is to carry. */
  readonly data: string;
}

/** An agent of the center, signed in or not. */
export interface Agent {
  readonly id: AgentId;
  readonly name: string;
  /** The account name that it may sign in by instead of its id. */
  readonly account: string;
  /** The agents' group that it belongs to. */
  readonly group: string;
  /** The password, sealed, and those before it, newest first. */
  password: string;
  formerPasswords: readonly string[];
  /** How long a password lasts, and since when the present one counts; undefined: for ever. */
  readonly passwordLife: Duration | undefined;
  passwordSince: Instant;
  /** How many wrong passwords were given in a row. */
  wrongPasswords: number;
  /** What its client stored, as text, for its next sign-in. */
  privateConfig: string;
  /** Whether it may look into the work of other agents. */
  readonly inspector: boolean;
  /** The phone it uses when the simulator plays it. */
  readonly phone: string;
  /** The queues that it is configured for. */
  queues: readonly QueueId[];
  session: Session | undefined;
  /** Calls for this agent by name that wait until the agent is idle, in the order in which they will be served. */
  waiting: CallId[];
  /** The events for its client. After a sign-out at most the farewell. */
  mailbox: Mailbox;
  /** The Guids of the session that ended last: with one of them the farewell may be fetched. */
  formerGuids: readonly IssuedGuid[];
  /** The last call that is over, for those who ask about it. */
  lastCall: CallRecord | undefined;
  /** A past for the next sign-in: how long ago it was, and what was done since. */
  past: Past | undefined;
}

/** A backdated sign-in: the counters are those that a center of the same rules came to in that time. */
export interface Past {
  readonly since: Duration;
  readonly counters: Readonly<Counters>;
}

/** What an agent can ask of its own state. */
export type StateAction = "sayBusy" | "cancelBusy" | "sayFree" | "rest" | "cancelRest" | "work" | "cancelWork";

/** `now`: done at once; `later`: booked until the call or wrap-up is over; `unbook`: only a booking of it can be taken back; `no`: refused. */
export type Permission = "now" | "later" | "unbook" | "no";

/** The table of what each state allows. From the state table of the interface pages; `unbook` is inferred. */
export const STATE_ACTIONS: Readonly<Record<AgentStateName, Readonly<Record<StateAction, Permission>>>> = {
  idle: {
    sayBusy: "now",
    cancelBusy: "no",
    sayFree: "now",
    rest: "now",
    cancelRest: "no",
    work: "now",
    cancelWork: "no",
  },
  busy: {
    sayBusy: "now",
    cancelBusy: "now",
    sayFree: "now",
    rest: "no",
    cancelRest: "no",
    work: "now",
    cancelWork: "no",
  },
  wrapUp: {
    sayBusy: "later",
    cancelBusy: "unbook",
    sayFree: "now",
    rest: "later",
    cancelRest: "unbook",
    work: "no",
    cancelWork: "now",
  },
  rest: {
    sayBusy: "no",
    cancelBusy: "no",
    sayFree: "now",
    rest: "now",
    cancelRest: "now",
    work: "no",
    cancelWork: "no",
  },
  occupied: {
    sayBusy: "later",
    cancelBusy: "unbook",
    sayFree: "unbook",
    rest: "later",
    cancelRest: "unbook",
    work: "no",
    cancelWork: "no",
  },
};

/** What a signed-in agent is at. It talks from its first answer until it has left every call that it answered, hold included. */
export function shownState(state: AgentState, legs: readonly Leg[]): ShownState {
  if (state.name !== "occupied") return { name: state.name, since: state.since };
  const answers = legs.flatMap(({ answeredAt }) => (answeredAt === undefined ? [] : [answeredAt]));
  if (answers.length > 0) return { name: "talking", since: Math.min(...answers) };
  const calls = legs.some(({ side }) => side === "caller");
  return { name: calls ? "dialing" : "ringing", since: state.since };
}
