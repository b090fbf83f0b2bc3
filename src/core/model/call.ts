// Calls and their parties: who takes part, in which state each agent's leg is, and what that state allows.
import type { TimerId } from "../time/clock.ts";
import type { Instant } from "../time/time.ts";
import type { AgentId, CallId, IvrId, QueueId } from "./ids.ts";
import type { OutsideParty } from "./outside.ts";
import type { Recording } from "./recording.ts";

/**
 * The kind of a call; it belongs to the call for its whole life, transfers included. `preview`: outbound after a preview; the two
 * kinds of help are an agent's questions to another agent while a customer waits or listens.
 */
export type CallFeature = "inbound" | "outbound" | "preview" | "internal" | "twoPartyHelp" | "threePartyHelp";

/** What a call is made of. */
export type Media = "voice" | "video";

/**
 * The state of an agent's end of a call. `alerting`: its phone rings and has not been lifted; `dialing`: it called, and the other side
 * has not answered; `ringing`: it is to answer; `held`: it has put the others on hold; `joined`: it talks in another call, with
 * which this one is joined into a three-party talk; `suspended`: the call is at an IVR and will come back.
 */
export type LegState = "alerting" | "dialing" | "ringing" | "talking" | "held" | "joined" | "suspended";

/** An agent's end of a call. */
export interface Leg {
  readonly agent: AgentId;
  /** Whether the agent made the call or was called. */
  readonly side: "caller" | "called";
  state: LegState;
  since: Instant;
  /** Since when it talks with others, hold included; undefined: not yet. */
  answeredAt: Instant | undefined;
  /** The timer of its ringing, or of the lifting of its phone. */
  timer: TimerId | undefined;
  /** For a held leg: the help for whose sake it is held; undefined: by the agent's wish. */
  heldFor: CallId | undefined;
  muted: boolean;
  videoMuted: boolean;
  recording: Recording | undefined;
}

/** Where a call waits, or rings after it waited: in a queue, or with an agent by name. */
export type Destination = { queue: QueueId } | { agent: AgentId };

/** A transfer that is under way: the agent who makes it still has the customer. */
export interface Transfer {
  readonly by: AgentId;
  /** `success`: it leaves when the third party answers; `talk` and `threeParty`: all three stay until somebody leaves. */
  readonly mode: "success" | "talk" | "threeParty";
  readonly third: { agent: AgentId } | { number: string };
  /** Whether the third party has answered. */
  answered: boolean;
  /** The queue that the call was booked under before. */
  readonly formerQueue: QueueId | undefined;
}

/** Where a call is that an IVR handles, and to whom it comes back; undefined: to nobody. */
export interface IvrStay {
  readonly ivr: IvrId;
  readonly since: Instant;
  readonly timer: TimerId;
  readonly back: AgentId | undefined;
}

/** A call under way. One that is over leaves the center's state; what is left of it is in the event log and the records. */
export interface Call {
  readonly id: CallId;
  readonly feature: CallFeature;
  /** The number that calls; an agent calls by its work number unless it gave another. */
  readonly caller: string;
  /** The number that was dialed. */
  readonly called: string;
  media: Media;
  /** The skill queue that it is booked under, if any. */
  queue: QueueId | undefined;
  /** Where it waits, or was brought from to an agent; undefined for one that an agent dialed. */
  destination: Destination | undefined;
  /** Whether it waits there at this moment. */
  waiting: boolean;
  /** For a call that an agent makes: whom it calls. */
  readonly dials: Destination | { number: string } | undefined;
  readonly begunAt: Instant;
  answeredAt: Instant | undefined;
  /** The agents who turned it away while it rang, in that order. */
  readonly turnedAwayBy: AgentId[];
  /** The agent who transferred it last. */
  transferredBy: AgentId | undefined;
  /** Data that travels with the call, and business data that is kept beside it. */
  data: string;
  businessData: string;
  legs: Leg[];
  /** Those outside who take part: the customer first. */
  outside: OutsideParty[];
  transfer: Transfer | undefined;
  /** For a help: the customer's call that waits for it. */
  helps: CallId | undefined;
  /** The call that it is joined with into a three-party talk, and by whom. */
  bridge: { readonly with: CallId; readonly by: AgentId } | undefined;
  ivr: IvrStay | undefined;
}

/** What an agent can ask of a leg. */
export type LegAction = "answer" | "hold" | "retrieve" | "release" | "drop";

/** The table of what each state of a leg allows; `release` is of the present call, `drop` of any by its id. */
export const LEG_ACTIONS: Readonly<Record<LegState, readonly LegAction[]>> = {
  alerting: ["answer", "release", "drop"],
  dialing: ["release", "drop"],
  ringing: ["answer", "release", "drop"],
  talking: ["hold", "release", "drop"],
  held: ["retrieve", "drop"],
  joined: ["drop"],
  suspended: ["release", "drop"],
};

/** Whether one agent asks another for help in it. */
export function isHelp({ feature }: Call): boolean {
  return feature === "twoPartyHelp" || feature === "threePartyHelp";
}

/** Whether only agents are meant to talk in it: such calls are not transferred, muted or helped with. */
export function isInside(call: Call): boolean {
  return call.feature === "internal" || isHelp(call);
}

/** Whether an end of a call is through to the others, on hold or not. */
export function isThrough({ answeredAt }: Leg): boolean {
  return answeredAt !== undefined;
}

/** A call that begins now. */
export function newCall(facts: Pick<Call, "id" | "feature" | "caller" | "called" | "begunAt"> & Partial<Call>): Call {
  return {
    media: "voice",
    queue: undefined,
    destination: undefined,
    waiting: false,
    dials: undefined,
    answeredAt: undefined,
    turnedAwayBy: [],
    transferredBy: undefined,
    data: "",
    businessData: "",
    legs: [],
    outside: [],
    transfer: undefined,
    helps: undefined,
    bridge: undefined,
    ivr: undefined,
    ...facts,
  };
}

/** An agent's end of a call, in its first state. */
export function newLeg(agent: AgentId, side: Leg["side"], state: LegState, since: Instant): Leg {
  return {
    agent,
    side,
    state,
    since,
    answeredAt: undefined,
    timer: undefined,
    heldFor: undefined,
    muted: false,
    videoMuted: false,
    recording: undefined,
  };
}
