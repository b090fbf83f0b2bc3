// Operations on the queues that an agent takes calls from.
import * as z from "zod";
import { changeDetails, chooseSkills, refuse } from "../../../core/index.ts";
import { ONLINEAGENT } from "../../../words/interfaces/onlineagent.ts";
import { declareOperation } from "../../operation.ts";
import { flagInPath, numberList, oneOf, orAbsent } from "../lenient.ts";
import { createSkillShape, describeSkills } from "../skill-objects.ts";
import { workNumber } from "../work-number.ts";

/** Returns the shape of queue ids that are joined by semicolons. The text may be empty. */
const skillList = () =>
  numberList(4_000, /^\s*(\d{1,9}\s*(;\s*\d{1,9}\s*)*;?\s*)?$/).describe("ids of queues, joined by semicolons");

const resetSkill = declareOperation(ONLINEAGENT.resetSkill, {
  summary: "Signs the agent in to all of its queues, or to the queues in the request.",
  lastPartMayBeEmpty: true,
  params: () => z.object({ autoflag: flagInPath() }),
  query: () => z.object({ skillid: orAbsent(skillList()), phonelinkage: orAbsent(oneOf([0, 1])) }),
  success: "done",
  retcodes: ["000-002", "100-006", "100-007"],
  events: [],
  confidence: "seen",
  handle: ({ center, agentId, params, query }) => {
    if (query.phonelinkage !== undefined) {
      center.perform(changeDetails, { agent: agentId, phoneLinkage: query.phonelinkage === 1 });
    }
    const queues = params.autoflag ? "all" : (query.skillid ?? []);
    return center.perform(chooseSkills, { agent: agentId, queues });
  },
});

const queryAgentSkills = declareOperation(ONLINEAGENT.queryAgentSkills, {
  summary: "Returns the queues that the agent is configured for.",
  success: "data",
  result: () => z.array(createSkillShape()),
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "seen",
  handle: ({ center, agent }) => describeSkills(center, agent.queues),
});

const queryAgentSkillsByWorkNo = declareOperation(ONLINEAGENT.queryAgentSkillsByWorkNo, {
  summary: "Returns the queues that another agent is configured for.",
  params: () => z.object({ workno: workNumber() }),
  success: "data",
  result: () => z.array(createSkillShape()),
  retcodes: ["100-006", "100-007"],
  // 100-004, the usual retcode of an unknown agent, would mean a failed sign-in.
  retcodeOf: { "unknown-agent": "100-007" },
  events: [],
  confidence: "seen",
  handle: ({ center, params }) => {
    const other = center.agent(params.workno);
    return other === undefined ? refuse("unknown-agent") : describeSkills(center, other.queues);
  },
});

/** The operations that choose an agent's queues and list them (cec_07_1206, cec_07_1207, cec_07_1209). */
export const skills = [resetSkill, queryAgentSkills, queryAgentSkillsByWorkNo];
