// How the agent's session handles calls.
import * as z from "zod";
import { bindPhone, changeDetails, setTalkRight as setTalkRightMove } from "../../core/index.ts";
import { flagInPath, oneOf } from "../lenient.ts";
import { operation } from "../operation.ts";
import { phoneNumber } from "./sign-in-body.ts";

const setAgentAutoAnswer = operation({
  name: "setAgentAutoAnswer",
  summary: "Has calls answered by themselves (true), or by hand (false).",
  method: "POST",
  path: "/onlineagent/:agentid/autoanswer/:isautoanswer",
  lastPartMayBeEmpty: true,
  params: z.object({ isautoanswer: flagInPath() }),
  success: "done",
  retcodes: ["000-002", "100-006"],
  events: [],
  page: "cec_07_1208",
  confidence: "seen",
  handle: ({ center, world, agentId, params }) => {
    world.watch.autoAnswerChosen(agentId);
    return center.perform(changeDetails, { agent: agentId, autoAnswer: params.isautoanswer });
  },
});

const setAgentAutoEnterIdle = operation({
  name: "setAgentAutoEnterIdle",
  summary: "After a call the agent is idle (true), or in wrap-up (false).",
  method: "POST",
  path: "/onlineagent/:agentid/autoenteridle/:flag",
  lastPartMayBeEmpty: true,
  params: z.object({ flag: flagInPath() }),
  success: "done",
  retcodes: ["000-002", "100-006", "100-007"],
  events: [],
  page: "cec_07_1218",
  confidence: "seen",
  handle: ({ center, agentId, params }) =>
    center.perform(changeDetails, { agent: agentId, autoEnterIdle: params.flag }),
});

const setTalkRight = operation({
  name: "setTalkRight",
  summary: "Has the agent take calls from its queues (flag 1), or not (0).",
  method: "POST",
  path: "/onlineagent/:agentid/settalkright",
  query: z.object({ flag: oneOf([0, 1]) }),
  success: "done",
  retcodes: ["000-002", "100-007"],
  events: [],
  page: "cec_07_1223",
  confidence: "seen",
  handle: ({ center, agentId, query }) =>
    center.perform(setTalkRightMove, { agent: agentId, talkRight: query.flag === 1 }),
});

const bindAgentPhone = operation({
  name: "bindAgentPhone",
  summary: "Binds a phone to an agent who signed in without one.",
  method: "POST",
  path: "/onlineagent/:agentid/bindphone",
  // No page shows the body; the member is named as at sign-in.
  body: z.object({ phonenum: phoneNumber }, { error: "100-013" }),
  success: "done",
  retcodes: ["100-013", "100-014"],
  events: [],
  page: "generated client",
  confidence: "inferred",
  outdated: true,
  handle: ({ center, world, exchange, agentId, body }) => {
    const outcome = center.perform(bindPhone, { agent: agentId, phone: body.phonenum });
    if (outcome === "done") world.watch.phoneUsed(exchange, agentId);
    return outcome;
  },
});

const setAgentSelfRecord = operation({
  name: "setAgentSelfRecord",
  summary: "Has the agent's own calls recorded (1) or not (0), from the beginning or from the talk on.",
  method: "POST",
  path: "/onlineagent/:agentid/setselfrecord/:recordflag/:recordbeforetalking",
  params: z.object({ recordflag: oneOf([0, 1]), recordbeforetalking: oneOf([0, 1]) }),
  success: "done",
  retcodes: ["000-002", "100-006"],
  events: [],
  page: "generated client",
  confidence: "inferred",
  outdated: true,
  handle: ({ center, agentId, params }) =>
    center.perform(changeDetails, {
      agent: agentId,
      selfRecord: { record: params.recordflag === 1, beforeTalking: params.recordbeforetalking === 1 },
    }),
});

const setForwarding = operation({
  name: "setForwarding",
  summary: "Keeps where the agent's calls are to be forwarded to.",
  method: "POST",
  path: "/onlineagent/:agentid/setforwarding",
  body: z.record(z.string(), z.unknown()),
  success: "done",
  retcodes: ["000-002", "100-006"],
  events: [],
  page: "generated client",
  confidence: "inferred",
  outdated: true,
  handle: ({ center, agentId, body }) =>
    center.perform(changeDetails, { agent: agentId, forwarding: JSON.stringify(body) }),
});

export const preferences = [
  setAgentAutoAnswer,
  setAgentAutoEnterIdle,
  setTalkRight,
  bindAgentPhone,
  setAgentSelfRecord,
  setForwarding,
];
