// Operations that list the agents of the center: all, those in a state, or those who are signed in.
import * as z from "zod";
import { hasMediaRight } from "../../../core/index.ts";
import { AGENTGROUP } from "../../../words/interfaces/agentgroup.ts";
import { declareOperation } from "../../operation.ts";
import { numberList } from "../lenient.ts";
import { codeOfState } from "../state-codes.ts";
import { STATUS_AND_TIME, WHOLE, WITH_GROUP_NAME } from "./agent-forms.ts";
import { createAgentShape, createAgentWithGroupNameShape } from "./agent-object.ts";
import { AGENT_QUERY } from "./agent-query.ts";
import { listAgents } from "./list-agents.ts";

const getAllStatusAgents = declareOperation(AGENTGROUP.getAllStatusAgents, {
  summary: "Returns all agents of the VDN with their states, including those who are signed out.",
  ...AGENT_QUERY,
  result: () => z.array(createAgentWithGroupNameShape()),
  confidence: "partial",
  handle: ({ center }) => listAgents(center, WITH_GROUP_NAME, () => true),
});

const getAllStatusLocalAgents = declareOperation(AGENTGROUP.getAllStatusLocalAgents, {
  summary:
    "Returns all agents of this gateway node with their states. The simulator is one node: the list is that of the VDN.",
  ...AGENT_QUERY,
  result: () => z.array(createAgentWithGroupNameShape()),
  confidence: "inferred",
  handle: ({ center }) => listAgents(center, WITH_GROUP_NAME, () => true),
});

/** Returns the shape of the gateway's numbers of states, joined by commas or semicolons. */
const states = () =>
  numberList(8_000, /^\s*\d(\s*[,;]\s*\d)*\s*$/).describe("numbers of states from 0 to 9, joined by commas");

const getAgentListByStatus = declareOperation(AGENTGROUP.getAgentListByStatus, {
  summary: "Returns the agents of the VDN who are in a state, or in one of several.",
  ...AGENT_QUERY,
  query: () => z.object({ status: states() }),
  result: () => z.array(createAgentWithGroupNameShape()),
  retcodes: ["000-002", "100-006", "100-007"],
  confidence: "inferred",
  handle: ({ center, query }) =>
    listAgents(center, WITH_GROUP_NAME, ({ session }) => query.status.includes(codeOfState(session))),
});

const IDLE = 4;

const getIdleStatusAgents = declareOperation(AGENTGROUP.getIdleStatusAgents, {
  summary: "Returns the idle agents of the VDN.",
  ...AGENT_QUERY,
  result: () => z.array(createAgentShape()),
  confidence: "partial",
  handle: ({ center }) => listAgents(center, WHOLE, ({ session }) => codeOfState(session) === IDLE),
});

const queryAllLoginedAgentInfoOnVdn = declareOperation(AGENTGROUP.queryAllLoginedAgentInfoOnVdn, {
  summary: "Returns the agents of the VDN who are signed in.",
  ...AGENT_QUERY,
  result: () => z.array(createAgentShape()),
  confidence: "partial",
  handle: ({ center }) => listAgents(center, WHOLE, ({ session }) => session !== undefined),
});

const getAllAgentsInTextChat = declareOperation(AGENTGROUP.getAllAgentsInTextChat, {
  summary: "Returns the agents of the VDN who are signed in to the text chat server too.",
  ...AGENT_QUERY,
  result: () => z.array(createAgentShape()),
  confidence: "partial",
  handle: ({ center }) => listAgents(center, WHOLE, (agent) => hasMediaRight(agent, "chat")),
});

const queryAgentStatusAndTimeOnVDN = declareOperation(AGENTGROUP.queryAgentStatusAndTimeOnVDN, {
  summary: "Returns all agents of the VDN, each with its state and the time in this state (seconds).",
  ...AGENT_QUERY,
  result: () =>
    z.array(
      z.object({
        workno: z.string(),
        name: z.string(),
        status: z.string(),
        ctiStatus: z.string(),
        currentstatetime: z.number().int(),
      }),
    ),
  confidence: "inferred",
  handle: ({ center }) => listAgents(center, STATUS_AND_TIME, () => true),
});

/** The queries of the agents of the VDN. A generated client is their only source. */
export const agentsOfVdn = [
  getAllStatusAgents,
  getAllStatusLocalAgents,
  getAgentListByStatus,
  getIdleStatusAgents,
  queryAllLoginedAgentInfoOnVdn,
  getAllAgentsInTextChat,
  queryAgentStatusAndTimeOnVDN,
];
