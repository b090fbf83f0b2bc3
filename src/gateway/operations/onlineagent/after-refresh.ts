// Operations that query the state and the calls of an agent after the page of its client was reloaded.
import * as z from "zod";
import { dropEvents, legsOf } from "../../../core/index.ts";
import { ONLINEAGENT } from "../../../words/interfaces/onlineagent.ts";
import { declareOperation } from "../../operation.ts";
import { describeCall } from "../call-facts.ts";
import { statusOf } from "./agent-state.ts";

/** The custom state of an agent who has none. */
const NO_CUSTOM_STATE = "65535";

const queryCustomState = declareOperation(ONLINEAGENT.queryCustomState, {
  summary: "Returns the agent's custom state. The simulator has none, so it is always 65535.",
  success: "confirmed",
  result: () => z.object({ agentcustomstate: z.string() }),
  retcodes: ["000-003", "100-006", "100-007"],
  events: [],
  confidence: "seen",
  handle: () => ({ agentcustomstate: NO_CUSTOM_STATE }),
});

const syncAgentInfo = declareOperation(ONLINEAGENT.syncAgentInfo, {
  summary:
    "Returns the agent's calls as JSON text, its state and the ids of its calls, for a page that was reloaded. Drops the events that its client has not fetched.",
  success: "data",
  result: () =>
    z.object({
      callinfo: z.string(),
      agentState: z.number().int(),
      isWorking: z.boolean(),
      callids: z.array(z.string()),
    }),
  retcodes: ["100-006"],
  events: [],
  confidence: "partial",
  handle: ({ center, agentId, agent, session }) => {
    const { first, waiting } = agent.mailbox;
    center.perform(dropEvents, { agent: agentId, before: first + waiting.length });
    const calls = legsOf(center, agent).map(({ call, leg }) => describeCall(center, call, leg));
    return { callinfo: JSON.stringify(calls), ...statusOf(session), callids: session.calls.slice() };
  },
});

/** The queries after a reload of the page (cec_07_1226, cec_07_1229). */
export const afterRefresh = [queryCustomState, syncAgentInfo];
