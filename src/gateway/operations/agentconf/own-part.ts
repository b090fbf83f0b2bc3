// Operations of an agent on its own part in a conference: requesting, joining, rejecting, leaving and ending one.
import * as z from "zod";
import {
  answerConference,
  leaveConference,
  MINUTE,
  rejectConference,
  releaseConference,
  requestConference,
} from "../../../core/index.ts";
import { AGENTCONF } from "../../../words/interfaces/agentconf.ts";
import { declareOperation } from "../../operation.ts";
import { orAbsent, text, wholeNumber } from "../lenient.ts";
import { CHAIR_REQUEST, CTI_REFUSALS, checkGreeting, createGreetingMembers } from "./shapes.ts";

/** The length of a conference in minutes, if the request has none. */
const DEFAULT_MINUTES = 60;

const LEAVE_EVENTS = [
  "AgentMediaEvent_StopRecordDone",
  "AgentOther_PhoneRelease",
  "AgentConf_SelfLeaveResult",
  "AgentState_Ready",
  "AgentConf_ParticipantChanged",
] as const;

const requestAgentConf = declareOperation(AGENTCONF.requestAgentConf, {
  summary: "Requests a conference. If the agent is in a call, the other party becomes a participant.",
  body: () =>
    z
      .object({
        memberNum: wholeNumber(1, 120),
        confCallerNo: orAbsent(text(24)),
        time: orAbsent(wholeNumber(4, 1_440)),
        promptTime: orAbsent(wholeNumber(1, 1_440)),
        ...createGreetingMembers(),
      })
      .check(checkGreeting),
  success: "done",
  retcodes: ["000-002", "100-006", "100-007", "101-003"],
  ctiCodeOf: CTI_REFUSALS,
  events: [
    "AgentState_Busy",
    "AgentOther_PhoneAlerting",
    "AgentOther_PhoneOffhook",
    "AgentConf_SelfJoinResult",
    "AgentConf_RequestSuccess",
    "AgentConf_RequestFailed",
    "AgentConf_ParticipantChanged",
    "AgentConf_Timeout",
  ],
  confidence: "seen",
  handle: ({ center, agentId, body: { memberNum, confCallerNo, time = DEFAULT_MINUTES, promptTime } }) =>
    center.perform(requestConference, {
      agent: agentId,
      places: memberNum,
      length: time * MINUTE,
      warning: promptTime === undefined ? undefined : promptTime * MINUTE,
      callerNumber: confCallerNo,
    }),
});

const answerAgentConf = declareOperation(AGENTCONF.answerAgentConf, {
  summary: "Joins the conference that calls the agent.",
  success: "done",
  retcodes: ["000-002", "100-006", "100-007", "101-001"],
  events: ["AgentConf_SelfJoinResult", "AgentConf_ParticipantChanged"],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(answerConference, { agent: agentId }),
});

const rejectAgentConf = declareOperation(AGENTCONF.rejectAgentConf, {
  summary: "Refuses to join the conference that calls the agent.",
  success: "done",
  retcodes: ["000-002", "100-006", "100-007", "101-001"],
  events: ["AgentOther_PhoneRelease", "AgentState_Ready", "AgentConf_ParticipantChanged"],
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(rejectConference, { agent: agentId }),
});

const requestLeaveAgentConf = declareOperation(AGENTCONF.requestLeaveAgentConf, {
  summary: "Leaves the conference. The chair can't leave: it must end the conference, or first hand the chair over.",
  success: "done",
  retcodes: ["000-002", "100-006", "100-007", "101-001", "101-007"],
  events: LEAVE_EVENTS,
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(leaveConference, { agent: agentId }),
});

const releaseAgentConf = declareOperation(AGENTCONF.releaseAgentConf, {
  ...CHAIR_REQUEST,
  summary: "Ends the conference for everyone.",
  events: LEAVE_EVENTS,
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(releaseConference, { agent: agentId }),
});

/** The operations of an agent on its own part in a conference (cec_07_1283 to cec_07_1287). */
export const ownParts = [requestAgentConf, answerAgentConf, rejectAgentConf, requestLeaveAgentConf, releaseAgentConf];
