// Moves that mute and unmute an agent, in voice or video.

import { declareMove, findSignedIn, legsOf, type Move } from "../../floor.ts";
import { isInside, type Media } from "../../model/call.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { chooseMedia } from "../../steps/facts.ts";

/** The input of `muteAgent` and `unmuteAgent`. */
export interface MuteAgent {
  agent: AgentId;
  /** The part to mute or unmute. */
  what: Media;
}

/**
 * Mutes the agent's voice or video in the active call (cec_07_1237).
 *
 * Refuses: not-signed-in, nothing-to-mute, mute-forbidden.
 */
export const muteAgent: Move<MuteAgent, "done"> = declareMove((floor, { agent: id, what }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const legs = legsOf(floor, agent);
  if (legs.length === 0) return refuse("nothing-to-mute");
  const found = legs.find(({ leg }) => leg.state === "talking");
  if (found === undefined || isInside(found.call)) return refuse("mute-forbidden");
  if (what === "video" && chooseMedia(found.call, agent) === "voice") return refuse("mute-forbidden");
  const member = what === "voice" ? "muted" : "videoMuted";
  if (found.leg[member]) return refuse("mute-forbidden");
  found.leg[member] = true;
  floor.emit({ type: "muted", agent: id, call: found.call.id, what });
  return "done";
});

/** Unmutes the agent (cec_07_1238). Refuses: not-signed-in, nothing-to-unmute, unmute-forbidden. */
export const unmuteAgent: Move<MuteAgent, "done"> = declareMove((floor, { agent: id, what }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const legs = legsOf(floor, agent);
  if (legs.length === 0) return refuse("nothing-to-unmute");
  const member = what === "voice" ? "muted" : "videoMuted";
  const found = legs.find(({ leg }) => leg[member]);
  if (found === undefined) return refuse("unmute-forbidden");
  found.leg[member] = false;
  floor.emit({ type: "unmuted", agent: id, call: found.call.id, what });
  return "done";
});
