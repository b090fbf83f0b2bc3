// What is sent through a call: pictures, digits, announcements.
import * as z from "zod";
import { arrangePictures, readOut, sendDigits, switchMedia } from "../../core/index.ts";
import { oneOf, orAbsent } from "../lenient.ts";
import { operation } from "../operation.ts";
import { dialled } from "./shapes.ts";

const MEDIA = { 1: "voice", 3: "video" } as const;

const mediaSwitch = operation({
  name: "mediaSwitch",
  summary: "Switches the call to audio (mediaType 1) or video (3).",
  method: "POST",
  path: "/voicecall/:agentid/mediaswitch",
  query: z.object({ mediaType: oneOf([1, 3]), videoDirection: orAbsent(oneOf([1, 2, 3, 4])) }),
  success: "done",
  retcodes: ["100-006", "100-007"],
  events: ["AgentEvent_MediaSwith"],
  page: "cec_07_1249",
  confidence: "partial",
  handle: ({ center, agentId, query }) => center.perform(switchMedia, { agent: agentId, to: MEDIA[query.mediaType] }),
});

const adjustVideoMode = operation({
  name: "adjustVideoMode",
  summary:
    "Arranges the pictures of a video talk of three: all alike, or the user, the agent or the third party large.",
  method: "POST",
  path: "/voicecall/:agentid/adjustvideomode",
  body: z.object({ mode: oneOf([0, 1, 2, 3]) }),
  success: "done",
  // The page has five retcodes of its own and does not say what they mean: the first one stands for there being no such talk.
  retcodes: ["200-031"],
  events: [],
  page: "cec_07_1250",
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(arrangePictures, { agent: agentId }),
});

const DIGITS_RETCODES = ["000-002", "100-006", "100-007"] as const;

const secondDial = operation({
  name: "secondDial",
  summary: "Dials digits in a call.",
  method: "POST",
  path: "/voicecall/:agentid/seconddial/:number",
  params: z.object({ number: dialled() }),
  success: "done",
  retcodes: DIGITS_RETCODES,
  events: [],
  page: "cec_07_1244",
  confidence: "partial",
  handle: ({ center, agentId, params }) => center.perform(sendDigits, { agent: agentId, digits: params.number }),
});

const secondDialEx = operation({
  name: "secondDialEx",
  summary: "Dials digits in a call, given in the query.",
  method: "POST",
  path: "/voicecall/:agentid/seconddialex",
  query: z.object({ number: dialled() }),
  success: "done",
  retcodes: DIGITS_RETCODES,
  events: [],
  page: "cec_07_1244",
  confidence: "seen",
  handle: ({ center, agentId, query }) => center.perform(sendDigits, { agent: agentId, digits: query.number }),
});

const reportSound = operation({
  name: "reportSound",
  summary: "Has something read out to the caller.",
  method: "POST",
  path: "/voicecall/:agentid/reportsound",
  // No document shows its body, so that it is not read.
  success: "done",
  retcodes: ["100-006", "100-007", "200-009"],
  events: [],
  page: "generated client",
  confidence: "inferred",
  handle: ({ center, agentId }) => center.perform(readOut, { agent: agentId }),
});

export const media = [mediaSwitch, adjustVideoMode, secondDial, secondDialEx, reportSound];
