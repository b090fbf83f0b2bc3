// Polling: how a client learns what happens to its agent.
import { z } from "zod";
import { isAccepted } from "../guid.ts";
import { LATER, operation } from "../operation.ts";

const getAgentEvent = operation({
  name: "getAgentEvent",
  summary: "The next event of the agent: at once when one waits, else as soon as one comes, else empty after 10 s.",
  method: "GET",
  path: "/agentevent/:agentid",
  success: "event",
  result: z.object({
    eventType: z.string(),
    workNo: z.string(),
    content: z.union([z.record(z.string(), z.unknown()), z.string(), z.null()]),
  }),
  retcodes: ["000-001", "000-003", "100-006"],
  events: [],
  page: "cec_07_1274",
  confidence: "seen",
  handle: ({ world, agent, session, exchange }) => {
    exchange.deliveries.of(world).poll(agent, session, exchange);
    return LATER;
  },
  // A session that ended otherwise than by its agent's wish leaves one event, which may be fetched once.
  handleSignedOut: ({ world, center, exchange }, agent, guid) =>
    isAccepted(center, agent.formerGuids, guid) ? exchange.deliveries.of(world).farewell(agent) : undefined,
});

export const poll = [getAgentEvent];
