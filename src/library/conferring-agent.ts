// The conference methods of the library's handle for an agent.
import type {
  AgentInfo,
  ConferenceOrder,
  Duration,
  OneParticipant,
  ParticipantMode,
  ParticipantsOrder,
  ThreeWayCallOrder,
} from "../control/api-types.ts";
import type { AgentRequests } from "./agent-requests.ts";
import { ChattingAgent } from "./chatting-agent.ts";
import type { RequestOptions } from "./transports/transport.ts";

/** The participant who hears a sound. Without `participant`, all participants hear it. */
export interface SoundHearer {
  /** The agent or the phone, as `{ agent }` or `{ number }`. */
  readonly participant?: OneParticipant;
}

/** An agent in conferences. Every agent has these methods, and each returns the agent. */
export class ConferringAgent extends ChattingAgent {
  readonly #requests: AgentRequests;

  constructor(requests: AgentRequests) {
    super(requests);
    this.#requests = requests;
  }

  /**
   * Begins a conference as its chair. From a call, the other party joins it.
   *
   * @param order the participants to call, such as `{ participants: { agents: [102], numbers: ["13900000001"] } }`. It can also have the
   *   places (default 10), the length (default `60m`) and the warning before the end. Without participants, it starts a three-way call like
   *   `threeWayCall`, for programs that were written for earlier versions.
   */
  conference(order: ConferenceOrder | ThreeWayCallOrder = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("conference", order, options);
  }

  /** Calls agents and phones into the agent's conference. */
  addParticipants(participants: ParticipantsOrder, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("add-participants", { participants }, options);
  }

  /** Removes agents and phones from the agent's conference. */
  removeParticipants(participants: ParticipantsOrder, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("remove-participants", { participants }, options);
  }

  /** Puts `{ agent }` or `{ number }` in the agent's conference on hold. */
  holdParticipant(participant: OneParticipant, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("hold-participant", { participant }, options);
  }

  /** Retrieves a participant from hold. */
  retrieveParticipant(participant: OneParticipant, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("retrieve-participant", { participant }, options);
  }

  /** Mutes a participant, which then only hears the others. */
  muteParticipant(participant: OneParticipant, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("mute-participant", { participant }, options);
  }

  /** Unmutes a participant. */
  unmuteParticipant(participant: OneParticipant, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("unmute-participant", { participant }, options);
  }

  /** Sets whether a participant hears the others (`hear`), is heard (`talk`), `both`, or `none`. */
  changeParticipantMode(
    order: { readonly participant: OneParticipant; readonly mode: ParticipantMode },
    options: RequestOptions = {},
  ): Promise<AgentInfo> {
    return this.#requests.act("change-participant-mode", order, options);
  }

  /**
   * Adds places to the agent's conference, or removes free ones.
   *
   * @param by 2 to 118, or -118 to -2.
   */
  changePlaces(by: number, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("change-places", { by }, options);
  }

  /**
   * Plays a sound to the agent's conference for 10 seconds. The simulator plays no audio.
   *
   * @param sound the path of the sound, such as `y:/hello.V3`.
   * @param who `{ participant }` if only one participant hears it.
   */
  playSound(sound: string, who: SoundHearer = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("play-sound", { ...who, sound }, options);
  }

  /** Stops the sound that plays to the agent's conference or, with `{ participant }`, to that participant. */
  stopSound(who: SoundHearer = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("stop-sound", who, options);
  }

  /** Hands the agent's conference over to another agent in it. */
  handOverChair(agent: number, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("hand-over-chair", { agent }, options);
  }

  /**
   * Extends the agent's conference.
   *
   * @param by a duration, such as `10m`.
   */
  prolongConference(by: Duration, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("prolong-conference", { by }, options);
  }

  /** Joins the conference that calls the agent. */
  answerConference(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("answer-conference", undefined, options);
  }

  /** Rejects the call of a conference, so that the agent does not join it. */
  rejectConference(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("reject-conference", undefined, options);
  }

  /** Leaves a conference whose chair is another agent. */
  leaveConference(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("leave-conference", undefined, options);
  }

  /** Ends the agent's conference for all. */
  endConference(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("end-conference", undefined, options);
  }
}
