// Operations that describe agents by their work numbers, and the agent who sends the request.
import * as z from "zod";
import { refuse, stateOf } from "../../../core/index.ts";
import { readAgentId } from "../../../words/agent-id.ts";
import { AGENTGROUP } from "../../../words/interfaces/agentgroup.ts";
import { declareOperation } from "../../operation.ts";
import { text } from "../lenient.ts";
import { describeSkills } from "../skill-objects.ts";
import { codeOfState, ctiCodeOfState } from "../state-codes.ts";
import { workNumber } from "../work-number.ts";
import { WHOLE, WITHOUT_SKILLS } from "./agent-forms.ts";
import { createAgentShape, createAgentWithoutSkillsShape } from "./agent-object.ts";
import { AGENT_QUERY } from "./agent-query.ts";
import { writeAgent, writeAgents } from "./list-agents.ts";

const queryAgentInfoByWorkNo = declareOperation(AGENTGROUP.queryAgentInfoByWorkNo, {
  summary: "Returns an agent with its state, group, queues and phone.",
  ...AGENT_QUERY,
  params: () => z.object({ workno: workNumber() }),
  result: createAgentShape,
  retcodes: ["000-002", "100-006", "100-007", "300-002"],
  retcodeOf: { "unknown-agent": "300-002" },
  confidence: "seen",
  handle: ({ center, params }) => {
    const agent = center.agent(params.workno);
    return agent === undefined ? refuse("unknown-agent") : writeAgent(center, WHOLE, agent);
  },
});

/** The maximum number of work numbers in one request. The documents name no limit. */
const MAX_LISTED = 5_000;

const queryAgentInfoWithoutSkills = declareOperation(AGENTGROUP.queryAgentInfoWithoutSkills, {
  summary: "Returns some agents without their queues, in the order of the request. Unknown ones are left out.",
  ...AGENT_QUERY,
  body: () => z.object({ agentlist: z.array(text(24, "000-006"), { error: "000-006" }).max(MAX_LISTED) }),
  result: () => z.array(createAgentWithoutSkillsShape()),
  retcodes: ["000-006", "100-006", "100-007"],
  confidence: "partial",
  handle: ({ center, body }) => {
    const ids = body.agentlist.map(readAgentId).filter((id) => id !== undefined);
    return writeAgents(
      center,
      WITHOUT_SKILLS,
      ids.flatMap((id) => center.agent(id) ?? []),
    );
  },
});

const queryAgentStatusAndSkill = declareOperation(AGENTGROUP.queryAgentStatusAndSkill, {
  summary: "Returns the agent's own state, and the queues that it is signed in to.",
  ...AGENT_QUERY,
  result: () =>
    z.object({
      status: z.string(),
      ctiStatus: z.string(),
      skills: z.array(z.object({ id: z.number().int(), name: z.string(), mediatype: z.number().int() })),
    }),
  confidence: "partial",
  handle: ({ center, agent, session }) => ({
    status: String(codeOfState(session)),
    ctiStatus: String(ctiCodeOfState(stateOf(center, agent.id))),
    skills: describeSkills(center, session.skills).map(({ id, name, mediatype }) => ({ id, name, mediatype })),
  }),
});

/** The queries of agents by their work numbers, and of the agent itself (cec_07_1026, generated client). */
export const oneAgent = [queryAgentInfoByWorkNo, queryAgentInfoWithoutSkills, queryAgentStatusAndSkill];
