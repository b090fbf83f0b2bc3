// Operations on the media of a call: video, digits, announcements.
import * as z from "zod";
import { arrangePictures, playAnnouncement, sendDigits, switchMedia } from "../../../core/index.ts";
import { VOICECALL } from "../../../words/interfaces/voicecall.ts";
import { declareOperation } from "../../operation.ts";
import { oneOf, orAbsent } from "../lenient.ts";
import { dialed } from "./shapes.ts";

const MEDIA = { 1: "voice", 3: "video" } as const;

const mediaSwitch = declareOperation(VOICECALL.mediaSwitch, {
  summary: "Switches the call to audio (mediaType 1) or video (3).",
  query: () => z.object({ mediaType: oneOf([1, 3]), videoDirection: orAbsent(oneOf([1, 2, 3, 4])) }),
  success: "done",
  retcodes: ["100-006", "100-007"],
  events: ["AgentEvent_MediaSwith"],
  confidence: "partial",
  handle: ({ center, agentId, query }) => center.perform(switchMedia, { agent: agentId, to: MEDIA[query.mediaType] }),
});

const adjustVideoMode = declareOperation(VOICECALL.adjustVideoMode, {
  summary: "Sets the layout of a three-way video call: all alike, or the user, the agent or the third party large.",
  body: () => z.object({ mode: oneOf([0, 1, 2, 3]) }),
  success: "done",
  // The page lists five retcodes without a meaning. The first one is used if there is no three-way video call.
  retcodes: ["200-031"],
  events: [],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(arrangePictures, { agent: agentId }),
});

const DIGITS_RETCODES = ["000-002", "100-006", "100-007"] as const;

const secondDial = declareOperation(VOICECALL.secondDial, {
  summary: "Dials digits in a call.",
  params: () => z.object({ number: dialed() }),
  success: "done",
  retcodes: DIGITS_RETCODES,
  events: [],
  confidence: "partial",
  handle: ({ center, agentId, params }) => center.perform(sendDigits, { agent: agentId, digits: params.number }),
});

const secondDialEx = declareOperation(VOICECALL.secondDialEx, {
  summary: "Dials digits in a call; they are in the query.",
  query: () => z.object({ number: dialed() }),
  success: "done",
  retcodes: DIGITS_RETCODES,
  events: [],
  confidence: "seen",
  handle: ({ center, agentId, query }) => center.perform(sendDigits, { agent: agentId, digits: query.number }),
});

const reportSound = declareOperation(VOICECALL.reportSound, {
  summary: "Reads something out to the caller.",
  // No document shows the body, so the simulator does not read it.
  success: "done",
  retcodes: ["100-006", "100-007", "200-009"],
  events: [],
  confidence: "inferred",
  handle: ({ center, agentId }) => center.perform(playAnnouncement, { agent: agentId }),
});

/** The operations on the media of a call (cec_07_1244, cec_07_1249, cec_07_1250, generated client). */
export const media = [mediaSwitch, adjustVideoMode, secondDial, secondDialEx, reportSound];
