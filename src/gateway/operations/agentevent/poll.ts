// Polling: how a client learns what happens to its agent.
import * as z from "zod";
import { type Agent, refuse } from "../../../core/index.ts";
import { AGENTEVENT } from "../../../words/interfaces/agentevent.ts";
import { acceptsGuid, guidOf, sessionOfGuid } from "../../checks/guid.ts";
import { ANSWERED_LATER, type OperationInput, open, operation, type SessionInput } from "../../operation.ts";
import { orAbsent } from "../lenient.ts";

const event = z.object({
  eventType: z.string(),
  workNo: z.string(),
  content: z.union([z.record(z.string(), z.unknown()), z.string(), z.null()]),
});

/** What all polls of one agent have in common. */
const COMMON = {
  success: "event",
  result: event,
  retcodes: ["000-001", "000-003", "100-006"],
  events: [],
  handleSignedOut: pollAfterSignOut,
} as const;

function poll({
  world,
  agent,
  session,
  deliveries,
  exchange,
}: Pick<SessionInput, "world" | "agent" | "session" | "deliveries" | "exchange">) {
  // A client whose events are pushed gets them there, and nowhere else.
  if (session.details.push !== undefined) return refuse("events-are-pushed");
  deliveries.of(world).poll(agent, session, exchange);
  return ANSWERED_LATER;
}

/** A session that ended otherwise than by its agent's wish leaves one event, which may be fetched once. */
function pollAfterSignOut(
  { world, center, deliveries, exchange }: OperationInput,
  agent: Agent,
  guid: string | undefined,
) {
  if (!acceptsGuid(center, agent.formerGuids, guid)) return undefined;
  return deliveries.of(world).pollAfterSignOut(agent, exchange) ? ANSWERED_LATER : undefined;
}

const getAgentEvent = operation(AGENTEVENT.getAgentEvent, {
  ...COMMON,
  summary: "The next event of the agent: at once when one waits, else as soon as one comes, else empty after 10 s.",
  confidence: "seen",
  handle: poll,
});

const getAgentEventInAsync = operation(AGENTEVENT.getAgentEventInAsync, {
  ...COMMON,
  summary: "The same by another name.",
  confidence: "inferred",
  outdated: true,
  handle: poll,
});

const getJsonpAgentEvent = operation(AGENTEVENT.getJsonpAgentEvent, {
  ...COMMON,
  summary: "The same as a script that calls a function with the answer, where a callback is named.",
  query: z.object({
    callback: orAbsent(
      z
        .string()
        .regex(/^[A-Za-z_$][\w$.]{0,127}$/, { error: "000-002" })
        .describe("the name of a function"),
    ),
  }),
  confidence: "inferred",
  outdated: true,
  callback: (query) => query.callback,
  handle: poll,
});

const getAllAgentEvent = open(AGENTEVENT.getAllAgentEvent, {
  summary:
    "All waiting events of all agents who poll, for a server that represents them; any agent's Guid is accepted.",
  success: "event",
  result: z.array(event),
  retcodes: ["000-001"],
  events: [],
  confidence: "partial",
  outdated: true,
  handle: ({ world, center, deliveries, exchange }) => {
    if (sessionOfGuid(center, guidOf(exchange)) === undefined) return refuse("not-signed-in");
    deliveries.of(world).pollAll(exchange);
    return ANSWERED_LATER;
  },
});

export const polls = [getAgentEvent, getAllAgentEvent, getJsonpAgentEvent, getAgentEventInAsync];
