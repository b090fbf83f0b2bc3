// Multimedia conferences: agents who share a desktop. The sharing itself is the work of the clients.
import type { AgentId } from "./ids.ts";

/** The number of a multimedia conference. */
export type MultimediaConferenceId = number;

/** A member of a multimedia conference. */
export interface MultimediaMember {
  readonly agent: AgentId;
  /** True if its client has reported that it joined. */
  isHere: boolean;
}

/** A multimedia conference. It ends when the agent who requested it stops it or signs out. */
export interface MultimediaConference {
  readonly id: MultimediaConferenceId;
  readonly owner: AgentId;
  /** The id of the call that it belongs to, as the client sent it. */
  readonly call: string;
  /** Its members, the owner first. */
  members: MultimediaMember[];
}

/** The maximum number of members. */
export const MAX_MULTIMEDIA_MEMBERS = 120;
