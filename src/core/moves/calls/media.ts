// Moves on the media of an active call: digits, announcements, video.

import { declareMove, type Floor, findSignedIn, legsOf, type Move } from "../../floor.ts";
import type { Media } from "../../model/call.ts";
import type { AgentId } from "../../model/ids.ts";
import { type Reason, Refusal, refuse } from "../../model/refusal.ts";
import { factsOf, hasVideo } from "../../steps/facts.ts";

/** Sends digits as tones (cec_07_1244). Refuses: not-signed-in, in-no-call. */
export const sendDigits: Move<{ agent: AgentId; digits: string }, "done"> = declareMove((floor, { agent, digits }) => {
  const call = findActiveCall(floor, agent, "in-no-call");
  if (call instanceof Refusal) return call;
  floor.emit({ type: "digitsSent", agent, call: call.id, digits });
  return "done";
});

/** Checks that the agent can play an announcement. The simulator has no sound to play. Refuses: not-signed-in, no-call-to-play-in. */
export const playAnnouncement: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent }) => {
  const call = findActiveCall(floor, agent, "no-call-to-play-in");
  return call instanceof Refusal ? call : "done";
});

/**
 * Switches a call between voice and video (cec_07_1249). If the agent has no video, a switch to video fails; an event has the outcome.
 *
 * Refuses: not-signed-in, in-no-call.
 */
export const switchMedia: Move<{ agent: AgentId; to: Media }, "done"> = declareMove((floor, { agent: id, to }) => {
  const call = findActiveCall(floor, id, "in-no-call");
  if (call instanceof Refusal) return call;
  const agent = floor.state.agents.get(id);
  const succeeded = to === "voice" || (agent !== undefined && hasVideo(agent));
  if (succeeded) call.media = to;
  floor.emit({ type: "mediaSwitched", agent: id, to, succeeded, facts: factsOf(floor, call) });
  return "done";
});

/**
 * Checks that the agent can arrange the pictures of a three-way video call (cec_07_1250). The simulator has no pictures to arrange.
 *
 * Refuses: not-signed-in, no-three-party-video.
 */
export const arrangePictures: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent }) => {
  const call = findActiveCall(floor, agent, "no-three-party-video");
  if (call instanceof Refusal) return call;
  return isThreeWay(call) && call.media === "video" ? "done" : refuse("no-three-party-video");
});

/**
 * Checks that the agent can forward the customer's digits to a third party (cec_07_0391). The simulator has no digits to forward.
 *
 * Refuses: not-signed-in, no-three-party.
 */
export const forwardDigits: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent }) => {
  const call = findActiveCall(floor, agent, "no-three-party");
  if (call instanceof Refusal) return call;
  return isThreeWay(call) ? "done" : refuse("no-three-party");
});

function isThreeWay({ bridge, transfer }: Exclude<ReturnType<typeof findActiveCall>, Refusal>): boolean {
  return bridge !== undefined || transfer?.answered === true;
}

/** Returns the call that an agent talks in. Refuses: not-signed-in, or `otherwise`. */
function findActiveCall(floor: Floor, id: AgentId, otherwise: Reason) {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  return legsOf(floor, agent).find(({ leg }) => leg.state === "talking")?.call ?? refuse(otherwise);
}
