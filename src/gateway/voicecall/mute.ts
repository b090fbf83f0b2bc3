// Muting oneself towards the customer, in voice or picture. No event follows: the answer is all.
import { mute, unmute } from "../../core/index.ts";
import { operation } from "../operation.ts";

const beginMute = operation({
  name: "beginMute",
  summary: "Mutes the agent: the customer no longer hears it.",
  method: "POST",
  path: "/voicecall/:agentid/beginmute",
  success: "done",
  retcodes: ["100-006", "100-007", "200-003", "200-004"],
  events: [],
  page: "cec_07_1237",
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(mute, { agent: agentId, what: "voice" }),
});

const endMute = operation({
  name: "endMute",
  summary: "Lets the customer hear the agent again.",
  method: "POST",
  path: "/voicecall/:agentid/endmute",
  success: "done",
  retcodes: ["100-006", "100-007", "200-007", "200-008"],
  events: [],
  page: "cec_07_1238",
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(unmute, { agent: agentId, what: "voice" }),
});

const beginMuteVideo = operation({
  name: "beginMuteVideo",
  summary: "Stops the agent's picture: the customer sees a still one.",
  method: "POST",
  path: "/voicecall/:agentid/beginmutevideo",
  success: "done",
  retcodes: ["100-006", "100-007", "200-019", "200-020"],
  retcodeOf: { "nothing-to-mute": "200-019", "mute-forbidden": "200-020" },
  events: [],
  page: "generated client",
  confidence: "inferred",
  handle: ({ center, agentId }) => center.perform(mute, { agent: agentId, what: "video" }),
});

const endMuteVideo = operation({
  name: "endMuteVideo",
  summary: "Lets the customer see the agent again.",
  method: "POST",
  path: "/voicecall/:agentid/endmutevideo",
  success: "done",
  retcodes: ["100-006", "100-007", "200-021", "200-022"],
  retcodeOf: { "nothing-to-unmute": "200-021", "unmute-forbidden": "200-022" },
  events: [],
  page: "generated client",
  confidence: "inferred",
  handle: ({ center, agentId }) => center.perform(unmute, { agent: agentId, what: "video" }),
});

export const muting = [beginMute, endMute, beginMuteVideo, endMuteVideo];
