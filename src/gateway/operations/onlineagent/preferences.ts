// Operations that set how the calls of the agent are handled.
import * as z from "zod";
import { bindPhone, changeDetails, setTalkRight as setTalkRightMove } from "../../../core/index.ts";
import { ONLINEAGENT } from "../../../words/interfaces/onlineagent.ts";
import { declareOperation } from "../../operation.ts";
import { flagInPath, oneOf } from "../lenient.ts";
import { phoneNumber } from "./sign-in-body.ts";

const setAgentAutoAnswer = declareOperation(ONLINEAGENT.setAgentAutoAnswer, {
  summary: "Sets whether calls are answered automatically.",
  lastPartMayBeEmpty: true,
  params: () => z.object({ isautoanswer: flagInPath() }),
  success: "done",
  retcodes: ["000-002", "100-006"],
  events: [],
  confidence: "seen",
  handle: ({ center, world, agentId, params }) => {
    world.clientObserver.onAutoAnswerChosen(agentId);
    return center.perform(changeDetails, { agent: agentId, autoAnswer: params.isautoanswer });
  },
});

const setAgentAutoEnterIdle = declareOperation(ONLINEAGENT.setAgentAutoEnterIdle, {
  summary: "Sets whether the agent is idle (true) or in wrap-up (false) after a call.",
  lastPartMayBeEmpty: true,
  params: () => z.object({ flag: flagInPath() }),
  success: "done",
  retcodes: ["000-002", "100-006", "100-007"],
  events: [],
  confidence: "seen",
  handle: ({ center, agentId, params }) =>
    center.perform(changeDetails, { agent: agentId, autoEnterIdle: params.flag }),
});

const setTalkRight = declareOperation(ONLINEAGENT.setTalkRight, {
  summary: "Sets whether the agent gets calls from its queues (flag 1) or not (flag 0).",
  query: () => z.object({ flag: oneOf([0, 1]) }),
  success: "done",
  retcodes: ["000-002", "100-007"],
  events: [],
  confidence: "seen",
  handle: ({ center, agentId, query }) =>
    center.perform(setTalkRightMove, { agent: agentId, talkRight: query.flag === 1 }),
});

const bindAgentPhone = declareOperation(ONLINEAGENT.bindAgentPhone, {
  summary: "Binds a phone to an agent who signed in without one.",
  // No page shows the body. The member has the same name as at sign-in.
  body: () => z.object({ phonenum: phoneNumber }, { error: "100-013" }),
  success: "done",
  retcodes: ["100-013", "100-014"],
  events: [],
  confidence: "inferred",
  isOutdated: true,
  handle: ({ center, world, exchange, agentId, body }) => {
    const outcome = center.perform(bindPhone, { agent: agentId, phone: body.phonenum });
    if (outcome === "done") world.clientObserver.onPhoneBound(exchange, agentId);
    return outcome;
  },
});

const setAgentSelfRecord = declareOperation(ONLINEAGENT.setAgentSelfRecord, {
  summary:
    "Sets whether the agent's own calls are recorded (recordflag 1). Stores recordbeforetalking, which has no effect.",
  params: () => z.object({ recordflag: oneOf([0, 1]), recordbeforetalking: oneOf([0, 1]) }),
  success: "done",
  retcodes: ["000-002", "100-006"],
  events: [],
  confidence: "inferred",
  isOutdated: true,
  handle: ({ center, agentId, params }) =>
    center.perform(changeDetails, {
      agent: agentId,
      selfRecord: { record: params.recordflag === 1, beforeTalking: params.recordbeforetalking === 1 },
    }),
});

const setForwarding = declareOperation(ONLINEAGENT.setForwarding, {
  summary: "Stores the forwarding of the agent's calls.",
  body: () => z.record(z.string(), z.unknown()),
  success: "done",
  retcodes: ["000-002", "100-006"],
  events: [],
  confidence: "inferred",
  isOutdated: true,
  handle: ({ center, agentId, body }) =>
    center.perform(changeDetails, { agent: agentId, forwarding: JSON.stringify(body) }),
});

/** The operations that set an agent's preferences (cec_07_1208, cec_07_1218, cec_07_1223, generated client). */
export const preferences = [
  setAgentAutoAnswer,
  setAgentAutoEnterIdle,
  setTalkRight,
  bindAgentPhone,
  setAgentSelfRecord,
  setForwarding,
];
