// Operations that mute the agent's voice or video.
// They cause no events.
import { muteAgent, unmuteAgent } from "../../../core/index.ts";
import { VOICECALL } from "../../../words/interfaces/voicecall.ts";
import { declareOperation } from "../../operation.ts";

const beginMute = declareOperation(VOICECALL.beginMute, {
  summary: "Mutes the agent, so that the customer doesn't hear it.",
  success: "done",
  retcodes: ["100-006", "100-007", "200-003", "200-004"],
  events: [],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(muteAgent, { agent: agentId, what: "voice" }),
});

const endMute = declareOperation(VOICECALL.endMute, {
  summary: "Unmutes the agent.",
  success: "done",
  retcodes: ["100-006", "100-007", "200-007", "200-008"],
  events: [],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(unmuteAgent, { agent: agentId, what: "voice" }),
});

const beginMuteVideo = declareOperation(VOICECALL.beginMuteVideo, {
  summary: "Stops the agent's video: the customer sees a still picture.",
  success: "done",
  retcodes: ["100-006", "100-007", "200-019", "200-020"],
  retcodeOf: { "nothing-to-mute": "200-019", "mute-forbidden": "200-020" },
  events: [],
  confidence: "inferred",
  handle: ({ center, agentId }) => center.perform(muteAgent, { agent: agentId, what: "video" }),
});

const endMuteVideo = declareOperation(VOICECALL.endMuteVideo, {
  summary: "Restarts the agent's video.",
  success: "done",
  retcodes: ["100-006", "100-007", "200-021", "200-022"],
  retcodeOf: { "nothing-to-unmute": "200-021", "unmute-forbidden": "200-022" },
  events: [],
  confidence: "inferred",
  handle: ({ center, agentId }) => center.perform(unmuteAgent, { agent: agentId, what: "video" }),
});

/** The operations that begin and end muting: of the voice (cec_07_1237, cec_07_1238), of the video (generated client). */
export const muting = [beginMute, endMute, beginMuteVideo, endMuteVideo];
