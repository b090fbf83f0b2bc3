// Operations that keep several agents signed in, and choose queues for statistics.
import { hearClient, refuse } from "../../../core/index.ts";
import { AGENTEVENT } from "../../../words/interfaces/agentevent.ts";
import { sessionOfGuid } from "../../checks/guid.ts";
import { declareOpenOperation, declareOperation } from "../../operation.ts";
import { createAgentListShape } from "../work-number.ts";

const reportAgentsIsAlive = declareOpenOperation(AGENTEVENT.reportAgentsIsAlive, {
  summary: "Keeps the sessions of several agents alive; the Guid is that of one of them.",
  query: createAgentListShape,
  success: "done",
  retcodes: ["000-002", "100-006"],
  events: [],
  confidence: "inferred",
  isOutdated: true,
  handle: ({ center, query, exchange }) => {
    if (sessionOfGuid(center, exchange.guid, query.agents) === undefined) return refuse("not-signed-in");
    for (const id of query.agents) {
      if (center.agent(id)?.session !== undefined) center.perform(hearClient, { id });
    }
    return undefined;
  },
});

const setAgentSkillQueueFresh = declareOperation(AGENTEVENT.setAgentSkillQueueFresh, {
  summary: "Accepts the queues whose statistics a client wants. The effect is not documented, so nothing is sent.",
  success: "done",
  retcodes: ["100-006"],
  events: [],
  confidence: "inferred",
  isOutdated: true,
  handle: () => undefined,
});

/** The operations that report agents as alive, and choose queues for statistics. A generated client is their only source. */
export const alive = [reportAgentsIsAlive, setAgentSkillQueueFresh];
