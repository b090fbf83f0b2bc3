// Queries of a client whose page was reloaded: the agent's state and calls.
import * as z from "zod";
import { ONLINEAGENT } from "../../../words/interfaces/onlineagent.ts";
import { operation } from "../../operation.ts";
import { statusOf } from "./agent-state.ts";

const queryCustomState = operation(ONLINEAGENT.queryCustomState, {
  summary: "Returns the agent's custom state. The simulator has none, so it is always the standard state.",
  success: "data",
  result: () => z.object({ customState: z.null(), agentState: z.number().int() }),
  retcodes: ["100-006"],
  events: [],
  confidence: "inferred",
  handle: ({ session }) => ({ customState: null, agentState: statusOf(session).agentState }),
});

const syncAgentInfo = operation(ONLINEAGENT.syncAgentInfo, {
  summary: "Returns the agent's state and the ids of its calls, for a page that was reloaded.",
  success: "data",
  result: () => z.object({ agentState: z.number().int(), isWorking: z.boolean(), callids: z.array(z.string()) }),
  retcodes: ["100-006"],
  events: [],
  confidence: "inferred",
  handle: ({ session }) => ({ ...statusOf(session), callids: session.calls.slice() }),
});

export const afterRefresh = [queryCustomState, syncAgentInfo];
