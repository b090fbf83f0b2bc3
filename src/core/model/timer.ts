// The data of the entries of a center's clock, as a closed union of plain data, so that a snapshot can contain them.
import type { ConferenceId, ConferenceParty } from "./conference.ts";
import type { AgentId, CallId } from "./ids.ts";
import type { OutsideAct } from "./outside.ts";

/** The data of an entry of a center's clock. */
export type Timer =
  /** The ring time of a call at an agent is over. */
  | { kind: "ring-timeout"; call: CallId; agent: AgentId }
  /** The alerting phone of an agent is picked up. */
  | { kind: "phone-lifted"; call: CallId; agent: AgentId }
  /** An outside party performs its scheduled action. */
  | { kind: "outside-acts"; call: CallId; number: string; act: OutsideAct }
  /** An IVR has finished handling a call. */
  | { kind: "ivr-done"; call: CallId }
  /** The time of a conference is over. */
  | { kind: "conference-over"; conference: ConferenceId }
  /** The time of a conference is almost over. */
  | { kind: "conference-warning"; conference: ConferenceId }
  /** The ring time of an agent that is called into a conference is over. */
  | { kind: "conference-ring-timeout"; conference: ConferenceId; agent: AgentId }
  /** The alerting phone of an agent is picked up for a conference. */
  | { kind: "conference-phone-lifted"; conference: ConferenceId; agent: AgentId }
  /** A phone in a conference, or called into it, performs its scheduled action. */
  | { kind: "conference-phone-acts"; conference: ConferenceId; number: string; act: OutsideAct }
  /** A sound of a conference is over: of all participants, or of one. */
  | { kind: "conference-sound-over"; conference: ConferenceId; party: ConferenceParty | undefined }
  /** The granted time of a rest is over. */
  | { kind: "rest-over"; agent: AgentId; session: number }
  /** A player has played its recording to the end. */
  | { kind: "playback-over"; agent: AgentId; session: number }
  /** Checks whether an agent's client has been silent for too long. */
  | { kind: "silence"; agent: AgentId; session: number }
  /** The ring time of a chat at an agent is over. */
  | { kind: "chat-ring-timeout"; chat: CallId; agent: AgentId }
  /** The customer of a chat leaves: it gives up waiting, or has talked long enough. */
  | { kind: "chat-customer-leaves"; chat: CallId }
  /** Routes waiting calls and chats to free agents. */
  | { kind: "route" }
  /** A day begins in the center's time zone. */
  | { kind: "day-begins" }
  /** An entry of the world. The core passes it to the world's handler without reading it. */
  | { kind: "world"; what: unknown }
  /** An entry of the scenario. The core passes it to the scenario's handler without reading it. */
  | { kind: "script"; what: unknown };
