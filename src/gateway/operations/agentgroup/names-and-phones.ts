// Operations that return texts by work number: the names of all agents, and the phones of those who are signed in.
import * as z from "zod";
import { AGENTGROUP } from "../../../words/interfaces/agentgroup.ts";
import { declareOperation } from "../../operation.ts";
import { AGENT_QUERY } from "./agent-query.ts";

const createTextByWorkNumberShape = () => z.record(z.string(), z.string());

const queryAllAgentWasNameOnVdn = declareOperation(AGENTGROUP.queryAllAgentWasNameOnVdn, {
  summary: "Returns the configured names of all agents of the VDN, by work number.",
  ...AGENT_QUERY,
  result: createTextByWorkNumberShape,
  confidence: "partial",
  handle: ({ center }) =>
    Object.fromEntries(Array.from(center.state.agents.values(), (agent) => [agent.id, center.nameOf(agent)])),
});

const queryAllLoggedInAgentPhonesOnVdn = declareOperation(AGENTGROUP.queryAllLoggedInAgentPhonesOnVdn, {
  summary: "Returns the phones of the agents who are signed in, by work number.",
  ...AGENT_QUERY,
  result: createTextByWorkNumberShape,
  confidence: "inferred",
  handle: ({ center }) => {
    const phones: Record<string, string> = {};
    for (const { id, session } of center.state.agents.values()) if (session) phones[id] = session.details.phone;
    return phones;
  },
});

/** The queries of the names of all agents, and of the phones of those who are signed in (generated client). */
export const namesAndPhones = [queryAllAgentWasNameOnVdn, queryAllLoggedInAgentPhonesOnVdn];
