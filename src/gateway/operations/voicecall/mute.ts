// Muting oneself towards the customer, in voice or picture. No event follows: the answer is all.
import { mute, unmute } from "../../../core/index.ts";
import { VOICECALL } from "../../../words/interfaces/voicecall.ts";
import { operation } from "../../operation.ts";

const beginMute = operation(VOICECALL.beginMute, {
  summary: "Mutes the agent: the customer no longer hears it.",
  success: "done",
  retcodes: ["100-006", "100-007", "200-003", "200-004"],
  events: [],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(mute, { agent: agentId, what: "voice" }),
});

const endMute = operation(VOICECALL.endMute, {
  summary: "Lets the customer hear the agent again.",
  success: "done",
  retcodes: ["100-006", "100-007", "200-007", "200-008"],
  events: [],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(unmute, { agent: agentId, what: "voice" }),
});

const beginMuteVideo = operation(VOICECALL.beginMuteVideo, {
  summary: "Stops the agent's picture: the customer sees a still one.",
  success: "done",
  retcodes: ["100-006", "100-007", "200-019", "200-020"],
  retcodeOf: { "nothing-to-mute": "200-019", "mute-forbidden": "200-020" },
  events: [],
  confidence: "inferred",
  handle: ({ center, agentId }) => center.perform(mute, { agent: agentId, what: "video" }),
});

const endMuteVideo = operation(VOICECALL.endMuteVideo, {
  summary: "Lets the customer see the agent again.",
  success: "done",
  retcodes: ["100-006", "100-007", "200-021", "200-022"],
  retcodeOf: { "nothing-to-unmute": "200-021", "unmute-forbidden": "200-022" },
  events: [],
  confidence: "inferred",
  handle: ({ center, agentId }) => center.perform(unmute, { agent: agentId, what: "video" }),
});

export const muting = [beginMute, endMute, beginMuteVideo, endMuteVideo];
