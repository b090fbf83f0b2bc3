// What a client asks for when its page was reloaded: where its agent stands.
import * as z from "zod";
import { ONLINEAGENT } from "../../../words/interfaces/onlineagent.ts";
import { operation } from "../../operation.ts";
import { statusOf } from "./agent-state.ts";

const queryCustomState = operation(ONLINEAGENT.queryCustomState, {
  summary: "The customised state of the agent; none is ever set here, so the answer is always the standard state.",
  success: "data",
  result: z.object({ customState: z.null(), agentState: z.number().int() }),
  retcodes: ["100-006"],
  events: [],
  confidence: "inferred",
  handle: ({ session }) => ({ customState: null, agentState: statusOf(session).agentState }),
});

const syncAgentInfo = operation(ONLINEAGENT.syncAgentInfo, {
  summary: "The agent's state and the ids of its calls, for a page that was reloaded.",
  success: "data",
  result: z.object({ agentState: z.number().int(), isWorking: z.boolean(), callids: z.array(z.string()) }),
  retcodes: ["100-006"],
  events: [],
  confidence: "inferred",
  handle: ({ session }) => ({ ...statusOf(session), callids: session.calls.slice() }),
});

export const afterRefresh = [queryCustomState, syncAgentInfo];
