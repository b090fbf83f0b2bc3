// The calls of an agent by its work number, and those of everyone; what is somebody else's is for inspectors.
import * as z from "zod";
import { Refusal, refuse } from "../../core/index.ts";
import { operation } from "../operation.ts";
import { callInfo, describe } from "./call-facts.ts";
import { agentAskedAbout, workno } from "./rights.ts";

const retcodeOf = { "unknown-agent": "100-011", "inspectors-only": "900-002" } as const;

const queryAllCallInfoByAgentWorkNo = operation({
  name: "queryAllCallInfoByAgentWorkNo",
  summary: "The calls of an agent, oldest first.",
  method: "GET",
  path: "/calldata/:agentid/allcallinfo/:workno",
  params: workno,
  success: "data",
  result: z.array(callInfo),
  retcodes: ["100-006", "100-007", "100-011", "900-002"],
  retcodeOf,
  events: [],
  page: "a public client",
  confidence: "partial",
  outdated: true,
  handle: ({ center, agent, params }) => {
    const other = agentAskedAbout(center, agent, params.workno);
    if (other instanceof Refusal) return other;
    return center.legsOf(other).map(({ call, leg }) => describe(center, call, leg));
  },
});

const queryAllCallInfoByAgentWorkNoEx = operation({
  name: "queryAllCallInfoByAgentWorkNoEx",
  summary: "The ids of an agent's calls, oldest first.",
  method: "GET",
  path: "/calldata/:agentid/allcallinfoEx/:workno",
  params: workno,
  success: "data",
  result: z.array(z.string()),
  retcodes: ["100-006", "100-007", "100-011", "900-002"],
  retcodeOf,
  events: [],
  page: "cec_07_1267",
  confidence: "seen",
  handle: ({ center, agent, params }) => {
    const other = agentAskedAbout(center, agent, params.workno);
    return other instanceof Refusal ? other : (other.session?.calls ?? []);
  },
});

const queryAllCallInfoOnVdn = operation({
  name: "queryAllCallInfoOnVdn",
  summary: "All calls of the center that are under way, oldest first, for inspectors.",
  method: "GET",
  path: "/calldata/:agentid/allcallinfoinvdn",
  success: "data",
  result: z.array(callInfo),
  retcodes: ["100-006", "100-007", "900-002"],
  retcodeOf,
  events: [],
  page: "generated client",
  confidence: "inferred",
  handle: ({ center, agent }) =>
    agent.inspector
      ? [...center.state.calls.values()].map((call) => describe(center, call, call))
      : refuse("inspectors-only"),
});

export const allCalls = [queryAllCallInfoByAgentWorkNo, queryAllCallInfoByAgentWorkNoEx, queryAllCallInfoOnVdn];
