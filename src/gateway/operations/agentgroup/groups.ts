// Operations on agent groups and their agents.
import * as z from "zod";
import { type AgentGroup, type Center, mapGroupsByName, refuse } from "../../../core/index.ts";
import { AGENTGROUP } from "../../../words/interfaces/agentgroup.ts";
import { declareOperation } from "../../operation.ts";
import { wholeNumber } from "../lenient.ts";
import { workNumber } from "../work-number.ts";
import { WHOLE } from "./agent-forms.ts";
import { createAgentShape } from "./agent-object.ts";
import { AGENT_QUERY } from "./agent-query.ts";
import { listAgents } from "./list-agents.ts";

/** The `monitorno` of a group without a leader. */
const NO_LEADER = 0;

const createGroupShape = () =>
  z.object({ id: z.number().int(), name: z.string(), monitorno: z.number().int(), monitorname: z.string() });

function describeGroup(
  center: Center,
  { id, name, leader }: AgentGroup,
): z.output<ReturnType<typeof createGroupShape>> {
  const monitor = leader === undefined ? undefined : center.agent(leader);
  return { id, name, monitorno: leader ?? NO_LEADER, monitorname: monitor === undefined ? "" : center.nameOf(monitor) };
}

const queryGroupInfoOnVdn = declareOperation(AGENTGROUP.queryGroupInfoOnVdn, {
  summary: "Returns the agent groups of the VDN, each with its leader.",
  ...AGENT_QUERY,
  result: () => z.array(createGroupShape()),
  confidence: "partial",
  handle: ({ center }) => Array.from(center.state.groups.values(), (group) => describeGroup(center, group)),
});

const queryGroupInfoByWorkNo = declareOperation(AGENTGROUP.queryGroupInfoByWorkNo, {
  summary: "Returns the group of an agent.",
  ...AGENT_QUERY,
  params: () => z.object({ workno: workNumber() }),
  result: createGroupShape,
  retcodes: ["000-002", "100-006", "100-007", "300-003"],
  retcodeOf: { "unknown-agent": "300-003" },
  confidence: "partial",
  handle: ({ center, params }) => {
    const agent = center.agent(params.workno);
    const group = agent === undefined ? undefined : mapGroupsByName(center).get(agent.group);
    return group === undefined ? refuse("unknown-agent") : describeGroup(center, group);
  },
});

const listAgentsOfGroup = (center: Center, name: string) => listAgents(center, WHOLE, ({ group }) => group === name);

const queryAllAgentInfoOnMyGroup = declareOperation(AGENTGROUP.queryAllAgentInfoOnMyGroup, {
  summary: "Returns the agents of the agent's own group, including those who are signed out.",
  ...AGENT_QUERY,
  result: () => z.array(createAgentShape()),
  confidence: "inferred",
  handle: ({ center, agent }) => listAgentsOfGroup(center, agent.group),
});

const queryAllAgentInfoOnMyGroupEx = declareOperation(AGENTGROUP.queryAllAgentInfoOnMyGroupEx, {
  summary: "Returns the agents of a group, including those who are signed out.",
  ...AGENT_QUERY,
  query: () => z.object({ groupid: wholeNumber(0, 999_999_999) }),
  result: () => z.array(createAgentShape()),
  retcodes: ["000-002", "100-006", "100-007", "300-004"],
  confidence: "partial",
  handle: ({ center, query }) => {
    const group = center.state.groups.get(query.groupid);
    return group === undefined ? refuse("no-such-group") : listAgentsOfGroup(center, group.name);
  },
});

/** The queries of agent groups and their agents. A generated client is their only source. */
export const groups = [
  queryGroupInfoOnVdn,
  queryGroupInfoByWorkNo,
  queryAllAgentInfoOnMyGroup,
  queryAllAgentInfoOnMyGroupEx,
];
