// Calls: their parties, the legs of agents with their states, and the actions that each state allows.
import type { TimerId } from "../time/clock.ts";
import type { Instant } from "../time/time.ts";
import type { AgentId, CallId, IvrId, QueueId } from "./ids.ts";
import type { OutsideParty } from "./outside.ts";
import type { RunningRecording } from "./recording.ts";

/**
 * The kind of a call. It never changes, even by transfers. `preview`: outbound after a preview. `twoPartyHelp` and `threePartyHelp`: a
 * consultation, the call of an agent to a colleague. With two parties, the customer waits; with three, all talk with each other.
 */
export type CallFeature = "inbound" | "outbound" | "preview" | "internal" | "twoPartyHelp" | "threePartyHelp";

/** The media of a call. */
export type Media = "voice" | "video";

/**
 * The state of an agent's leg of a call. `alerting`: its phone rings and has not been picked up. `dialing`: it called, and the other
 * side has not answered. `ringing`: the call waits for the agent to answer. `held`: it has put the others on hold. `joined`: it talks
 * in another call, which is joined with this one into a three-way call. `suspended`: the call is at an IVR and comes back.
 */
export type LegState = "alerting" | "dialing" | "ringing" | "talking" | "held" | "joined" | "suspended";

/** A leg: an agent's part in a call. */
export interface Leg {
  readonly agent: AgentId;
  /** `caller`: the agent made the call; `called`: it was called. */
  readonly side: "caller" | "called";
  state: LegState;
  since: Instant;
  /** When the agent began to talk in the call; undefined before. */
  answeredAt: Instant | undefined;
  /** The timer of its ringing, or of its phone's pickup. */
  timer: TimerId | undefined;
  /** For a held leg: the consultation that holds it; undefined if the agent held it. */
  heldFor: CallId | undefined;
  muted: boolean;
  videoMuted: boolean;
  recording: RunningRecording | undefined;
}

/** The queue or the agent that a call or chat is for. */
export type Destination = { queue: QueueId } | { agent: AgentId };

/** A transfer in progress: the agent who transfers is still in the call. */
export interface Transfer {
  readonly by: AgentId;
  /** `success`: the agent leaves when the third party answers; `talk` and `threeParty`: all three stay until one of them leaves. */
  readonly mode: "success" | "talk" | "threeParty";
  readonly third: { agent: AgentId } | { number: string };
  /** True if the third party has answered. */
  answered: boolean;
  /** The queue of the call before the transfer. */
  readonly formerQueue: QueueId | undefined;
}

/** The stay of a call at an IVR, from `since` until its timer is due. */
export interface IvrStay {
  readonly ivr: IvrId;
  readonly since: Instant;
  readonly timer: TimerId;
  /** The agent to whom the call returns; undefined if it does not return. */
  readonly back: AgentId | undefined;
}

/** An active call. When it is over, it is removed from the state. Its events and the records of its agents remain. */
export interface Call {
  readonly id: CallId;
  readonly feature: CallFeature;
  /**
   * The calling number. For a call by an agent: the number that its client gave, else its phone if it calls an outside number, else its
   * work number.
   */
  readonly caller: string;
  /** The number that was dialed. */
  readonly called: string;
  media: Media;
  /** The skill queue that it belongs to, if any. */
  queue: QueueId | undefined;
  /** The queue or agent that it waits for or came from; undefined if an agent dialed it and it has never waited. */
  destination: Destination | undefined;
  /** When it joined the queue that it waits in or came from; undefined if it was in none. */
  queuedAt: Instant | undefined;
  /** True if it waits for its destination now. */
  waiting: boolean;
  /** For a call that an agent makes: the called party. Undefined for a customer's call. */
  readonly dials: Destination | { number: string } | undefined;
  readonly begunAt: Instant;
  answeredAt: Instant | undefined;
  /** The agents who rejected it, hung it up or signed out while it rang, first to last. */
  readonly turnedAwayBy: AgentId[];
  /** The agent who transferred it last. */
  transferredBy: AgentId | undefined;
  /** The data attached to the call. */
  data: string;
  /** The business data of the call. */
  businessData: string;
  legs: Leg[];
  /** The outside parties, the customer first. */
  outside: OutsideParty[];
  transfer: Transfer | undefined;
  /** For a consultation: the call of the customer whom it is about. */
  helps: CallId | undefined;
  /** The call that it is joined with into a three-way call, and the agent who joined them. */
  bridge: { readonly with: CallId; readonly by: AgentId } | undefined;
  ivr: IvrStay | undefined;
}

/** An action of an agent on a leg. */
export type LegAction = "answer" | "hold" | "retrieve" | "release" | "drop";

/** The actions that each state of a leg allows. `release` is for the present call, `drop` for any call by its id. */
export const LEG_ACTIONS: Readonly<Record<LegState, readonly LegAction[]>> = {
  alerting: ["answer", "release", "drop"],
  dialing: ["release", "drop"],
  ringing: ["answer", "release", "drop"],
  talking: ["hold", "release", "drop"],
  held: ["retrieve", "drop"],
  joined: ["drop"],
  suspended: ["release", "drop"],
};

/** Returns whether a call is a consultation between two agents. */
export function isConsultation({ feature }: Call): boolean {
  return feature === "twoPartyHelp" || feature === "threePartyHelp";
}

/** Returns whether a call is between agents only. Such calls can't be transferred or muted, and agents in them can't consult others. */
export function isInside(call: Call): boolean {
  return call.feature === "internal" || isConsultation(call);
}

/** Returns whether a leg was answered, on hold or not. */
export function wasAnswered({ answeredAt }: Leg): boolean {
  return answeredAt !== undefined;
}

/** The facts about a new call; by default it is a voice call without data. */
export interface NewCall extends Pick<Call, "id" | "feature" | "caller" | "called" | "begunAt"> {
  readonly media?: Media | undefined;
  readonly queue?: QueueId | undefined;
  readonly destination?: Destination;
  readonly dials?: Call["dials"];
  readonly data?: string | undefined;
  readonly outside?: OutsideParty[];
  readonly helps?: CallId | undefined;
}

/** Returns a new call. */
export function createCall(facts: NewCall): Call {
  return {
    // Set one by one: on Node 20, an object with members before or after a spread takes microseconds.
    id: facts.id,
    feature: facts.feature,
    caller: facts.caller,
    called: facts.called,
    media: facts.media ?? "voice",
    queue: facts.queue,
    destination: facts.destination,
    queuedAt: undefined,
    waiting: false,
    dials: facts.dials,
    begunAt: facts.begunAt,
    answeredAt: undefined,
    turnedAwayBy: [],
    transferredBy: undefined,
    data: facts.data ?? "",
    businessData: "",
    legs: [],
    outside: facts.outside ?? [],
    transfer: undefined,
    helps: facts.helps,
    bridge: undefined,
    ivr: undefined,
  };
}

/** Returns a new leg in its first state. */
export function createLeg(agent: AgentId, side: Leg["side"], state: LegState, since: Instant): Leg {
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
