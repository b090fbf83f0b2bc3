// The move that sets how many chats an agent can have at a time: of all media together, and by media.
import { declareMove, findSignedIn, type Move } from "../../floor.ts";
import type { AgentId } from "../../model/ids.ts";
import type { ChatMedia } from "../../model/media-right.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { requestRouting } from "../../steps/waiting.ts";

/** The input of `limitOwnChats`. */
export interface LimitOwnChats {
  agent: AgentId;
  /** The maximum number of chats of all media together; undefined leaves this maximum as it is. */
  total?: number | undefined;
  /** The maximum numbers of chats by media. The limits of other media stay. */
  byMedia: readonly { readonly media: ChatMedia; readonly chats: number }[];
}

/**
 * Sets how many chats an agent can have at a time (cec_07_1278, cec_07_0463). The numbers are kept after a sign-out. Existing chats
 * of the agent continue.
 *
 * Refuses: not-signed-in, no-queue-of-media (the agent is signed in to no queue of one of the media).
 */
export const limitOwnChats: Move<LimitOwnChats, "done"> = declareMove((floor, { agent: id, total, byMedia }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const own = new Set(agent.session.skills.map((queue) => floor.state.queues.get(queue)?.media));
  if (byMedia.some(({ media }) => !own.has(media))) return refuse("no-queue-of-media");
  if (total !== undefined) agent.maxChats = total;
  for (const { media, chats } of byMedia) agent.chatLimits = { ...agent.chatLimits, [media]: chats };
  requestRouting(floor);
  return "done";
});
