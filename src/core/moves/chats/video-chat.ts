// The move that takes a picture of the customer in a video chat.
import { declareMove, type Move } from "../../floor.ts";
import type { AgentId, CallId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { findOwnChat } from "../../steps/chats/members.ts";

/**
 * Takes a picture of the customer in a video chat that the agent talks in (cec_07_1281). The event with its file name follows.
 *
 * Refuses: not-signed-in, no-video-chat.
 */
export const takeImage: Move<{ agent: AgentId; chat: CallId }, "done"> = declareMove((floor, { agent, chat: id }) => {
  const found = findOwnChat(floor, agent, id);
  if (found instanceof Refusal) return found.reason === "not-signed-in" ? found : refuse("no-video-chat");
  if (found.chat.media !== "h5Video" || found.member.state !== "talking") return refuse("no-video-chat");
  floor.emit({ type: "chatImageTaken", agent, chat: id, number: ++floor.state.fileSerial, vdn: floor.state.vdn.id });
  return "done";
});
