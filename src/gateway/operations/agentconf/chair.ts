// Operations by which a chair changes its conference: hands the chair over, sets time and places, and plays sounds.
import * as z from "zod";
import {
  changePlaces,
  handOverChair,
  MINUTE,
  playSound,
  prolongConference,
  refuse,
  stopSound,
} from "../../../core/index.ts";
import { AGENTCONF } from "../../../words/interfaces/agentconf.ts";
import { declareOperation } from "../../operation.ts";
import { oneOf, optional, orAbsent, wholeNumber } from "../lenient.ts";
import { workNumber } from "../work-number.ts";
import { CHAIR_REQUEST, createOnePartyShape, partyOf, playMode, voicePath } from "./shapes.ts";

const prolongTime = declareOperation(AGENTCONF.prolongTime, {
  ...CHAIR_REQUEST,
  summary: "Extends the conference by the minutes in the body or the query, to at most 1440 minutes in all.",
  query: () => z.object({ prolongTime: orAbsent(wholeNumber(1, 1_440)) }),
  body: () => optional(z.object({ prolongTime: orAbsent(wholeNumber(1, 1_440)) })),
  events: [],
  confidence: "seen",
  handle: ({ center, agentId, body, query }) => {
    const minutes = body?.prolongTime ?? query.prolongTime;
    if (minutes === undefined) return refuse("parameter-missing");
    return center.perform(prolongConference, { agent: agentId, by: minutes * MINUTE });
  },
});

const applyToShiftPresident = declareOperation(AGENTCONF.applyToShiftPresident, {
  ...CHAIR_REQUEST,
  summary:
    "Hands the chair over to another agent in the conference: `destAgentNo` in the body, or `destWorkNo` in the query.",
  query: () => z.object({ destWorkNo: orAbsent(workNumber()) }),
  body: () => optional(z.object({ destAgentNo: orAbsent(workNumber()) })),
  retcodes: [...CHAIR_REQUEST.retcodes, "101-005"],
  events: ["AgentConf_ParticipantChanged", "AgentConf_PresidentChanged"],
  confidence: "seen",
  handle: ({ center, agentId, body, query }) => {
    const to = body?.destAgentNo ?? query.destWorkNo;
    return to === undefined ? refuse("parameter-missing") : center.perform(handOverChair, { agent: agentId, to });
  },
});

const modifyConfResource = declareOperation(AGENTCONF.modifyConfResource, {
  ...CHAIR_REQUEST,
  summary: "Adds places to the conference (0), or removes some (1).",
  body: () => z.object({ modifyType: oneOf([0, 1]), modifyNum: wholeNumber(2, 118) }),
  events: [],
  confidence: "seen",
  handle: ({ center, agentId, body: { modifyType, modifyNum } }) =>
    center.perform(changePlaces, { agent: agentId, by: modifyType === 0 ? modifyNum : -modifyNum }),
});

const playVoiceToConf = declareOperation(AGENTCONF.playVoiceToConf, {
  ...CHAIR_REQUEST,
  summary: "Plays a sound to the conference, for 10 seconds.",
  body: () => z.object({ playType: orAbsent(oneOf([0, 1])), playMode: playMode(), voicePath: voicePath() }),
  events: ["AgentConf_StopVoice"],
  confidence: "seen",
  handle: ({ center, agentId, body }) =>
    center.perform(playSound, { agent: agentId, party: undefined, path: body.voicePath }),
});

const stopVoiceToConf = declareOperation(AGENTCONF.stopVoiceToConf, {
  ...CHAIR_REQUEST,
  summary: "Stops the sound that plays to the conference.",
  events: ["AgentConf_StopVoice"],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(stopSound, { agent: agentId, party: undefined }),
});

const playVoiceToParticipant = declareOperation(AGENTCONF.playVoiceToParticipant, {
  ...CHAIR_REQUEST,
  summary: "Plays a sound to one participant, for 10 seconds.",
  body: () => createOnePartyShape({ playMode: playMode(), voicePath: voicePath() }),
  events: ["AgentConf_StopParticipantVoice"],
  confidence: "seen",
  handle: ({ center, agentId, body }) =>
    center.perform(playSound, { agent: agentId, party: partyOf(body), path: body.voicePath }),
});

const stopVoiceToParticipant = declareOperation(AGENTCONF.stopVoiceToParticipant, {
  ...CHAIR_REQUEST,
  summary: "Stops the sound that plays to one participant.",
  body: () => createOnePartyShape({}),
  events: ["AgentConf_StopParticipantVoice"],
  confidence: "partial",
  handle: ({ center, agentId, body }) => center.perform(stopSound, { agent: agentId, party: partyOf(body) }),
});

/** The operations of a chair on its conference (cec_07_1290, cec_07_1291, cec_07_1295, cec_07_1297 to cec_07_1299, public client). */
export const chairRequests = [
  prolongTime,
  applyToShiftPresident,
  modifyConfResource,
  playVoiceToConf,
  stopVoiceToConf,
  playVoiceToParticipant,
  stopVoiceToParticipant,
];
