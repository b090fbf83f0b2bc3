// Operations with which clients poll the events of agents.
import * as z from "zod";
import { type Agent, refuse } from "../../../core/index.ts";
import { AGENTEVENT } from "../../../words/interfaces/agentevent.ts";
import { acceptsGuid, sessionOfGuid } from "../../checks/guid.ts";
import {
  ANSWERED_LATER,
  declareOpenOperation,
  declareOperation,
  type OperationInput,
  type SessionInput,
} from "../../operation.ts";
import { orAbsent } from "../lenient.ts";

const eventShape = z.object({
  eventType: z.string(),
  workNo: z.string(),
  content: z.union([z.record(z.string(), z.unknown()), z.string(), z.null()]),
});

/** The common part of the operations that poll for one agent. */
const AGENT_POLL = {
  success: "event",
  result: () => eventShape,
  retcodes: ["000-001", "000-003", "100-006"],
  events: [],
  handleSignedOut: pollAfterSignOut,
} as const;

/** Answers with the agent's next event, now or later. Refuses: events-are-pushed. */
function poll({
  world,
  agent,
  session,
  deliveries,
  exchange,
}: Pick<SessionInput, "world" | "agent" | "session" | "deliveries" | "exchange">) {
  // A session with push gets its events only by push.
  if (session.details.push !== undefined) return refuse("events-are-pushed");
  deliveries.of(world).poll(agent, session, exchange);
  return ANSWERED_LATER;
}

/**
 * Answers with the event of the end of a session, which its client can fetch once. Returns undefined if there is no such event, or if the
 * Guid is not a valid one of that session.
 */
function pollAfterSignOut(
  { world, center, deliveries, exchange }: OperationInput,
  agent: Agent,
  guid: string | undefined,
) {
  if (!acceptsGuid(center, agent.formerGuids, guid)) return undefined;
  return deliveries.of(world).pollAfterSignOut(agent, exchange) ? ANSWERED_LATER : undefined;
}

const getAgentEvent = declareOperation(AGENTEVENT.getAgentEvent, {
  ...AGENT_POLL,
  summary: "Returns the next event of the agent; waits for it up to 10 s by default.",
  confidence: "seen",
  handle: poll,
});

const getAgentEventInAsync = declareOperation(AGENTEVENT.getAgentEventInAsync, {
  ...AGENT_POLL,
  summary: "Does what getAgentEvent does, at another address.",
  confidence: "inferred",
  isOutdated: true,
  handle: poll,
});

const getJsonpAgentEvent = declareOperation(AGENTEVENT.getJsonpAgentEvent, {
  ...AGENT_POLL,
  summary: "Does what getAgentEvent does; with a callback, the answer is a script that calls this function (JSONP).",
  query: () =>
    z.object({
      callback: orAbsent(
        z
          .string()
          .regex(/^[A-Za-z_$][\w$.]{0,127}$/, { error: "000-002" })
          .describe("the name of a function"),
      ),
    }),
  confidence: "inferred",
  isOutdated: true,
  callback: (query) => query.callback,
  handle: poll,
});

const getAllAgentEvent = declareOpenOperation(AGENTEVENT.getAllAgentEvent, {
  summary:
    "Returns all waiting events of all agents who poll, for a server on their behalf; any agent's Guid is accepted.",
  success: "event",
  result: () => z.array(eventShape),
  retcodes: ["000-001"],
  events: [],
  confidence: "partial",
  isOutdated: true,
  handle: ({ world, center, deliveries, exchange }) => {
    if (sessionOfGuid(center, exchange.guid) === undefined) return refuse("not-signed-in");
    deliveries.of(world).pollAll(exchange);
    return ANSWERED_LATER;
  },
});

/** The polls: three forms for one agent, and one for all agents who poll (cec_07_1274, generated client). */
export const polls = [getAgentEvent, getAllAgentEvent, getJsonpAgentEvent, getAgentEventInAsync];
