// How the agent's session handles calls.
import { z } from "zod";
import { changeDetails } from "../../core/index.ts";
import { operation } from "../operation.ts";

const setAgentAutoAnswer = operation({
  name: "setAgentAutoAnswer",
  summary: "Has calls answered by themselves (true), or by hand (any other text of up to 5 characters).",
  method: "POST",
  path: "/onlineagent/:agentid/autoanswer/:isautoanswer",
  params: z.object({ isautoanswer: z.string().max(5) }),
  success: "done",
  retcodes: ["000-002", "100-006"],
  events: [],
  page: "cec_07_1208",
  confidence: "seen",
  handle: ({ center, agentId, params }) =>
    center.perform(changeDetails, { agent: agentId, autoAnswer: params.isautoanswer === "true" }),
});

const setAgentAutoEnterIdle = operation({
  name: "setAgentAutoEnterIdle",
  summary: "After a call the agent is idle (true), or in wrap-up (any other text of up to 5 characters).",
  method: "POST",
  path: "/onlineagent/:agentid/autoenteridle/:flag",
  params: z.object({ flag: z.string().max(5) }),
  success: "done",
  retcodes: ["000-002", "100-006", "100-007"],
  events: [],
  page: "cec_07_1218",
  confidence: "seen",
  handle: ({ center, agentId, params }) =>
    center.perform(changeDetails, { agent: agentId, autoEnterIdle: params.flag === "true" }),
});

export const preferences = [setAgentAutoAnswer, setAgentAutoEnterIdle];
