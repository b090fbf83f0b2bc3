// Polling: how a client learns what happens to its agent.
import * as z from "zod";
import { type Agent, refuse } from "../../core/index.ts";
import { isAccepted, sessionOfGuid, shownGuid } from "../guid.ts";
import { orAbsent } from "../lenient.ts";
import { type Asked, type AskedByAgent, LATER, open, operation } from "../operation.ts";

const event = z.object({
  eventType: z.string(),
  workNo: z.string(),
  content: z.union([z.record(z.string(), z.unknown()), z.string(), z.null()]),
});

/** What all polls of one agent have in common. */
const alike = {
  method: "GET",
  success: "event",
  result: event,
  retcodes: ["000-001", "000-003", "100-006"],
  events: [],
  handleSignedOut: farewell,
} as const;

function poll({
  world,
  agent,
  session,
  deliveries,
  exchange,
}: Pick<AskedByAgent, "world" | "agent" | "session" | "deliveries" | "exchange">) {
  // A client whose events are pushed gets them there, and nowhere else.
  if (session.details.push !== undefined) return refuse("events-are-pushed");
  deliveries.of(world).poll(agent, session, exchange);
  return LATER;
}

/** A session that ended otherwise than by its agent's wish leaves one event, which may be fetched once. */
function farewell({ world, center, deliveries, exchange }: Asked, agent: Agent, guid: string | undefined) {
  if (!isAccepted(center, agent.formerGuids, guid)) return undefined;
  return deliveries.of(world).farewell(agent, exchange) ? LATER : undefined;
}

const getAgentEvent = operation({
  ...alike,
  name: "getAgentEvent",
  summary: "The next event of the agent: at once when one waits, else as soon as one comes, else empty after 10 s.",
  path: "/agentevent/:agentid",
  page: "cec_07_1274",
  confidence: "seen",
  handle: poll,
});

const getAgentEventInAsync = operation({
  ...alike,
  name: "getAgentEventInAsync",
  summary: "The same by another name.",
  path: "/agentevent/:agentid/async",
  page: "generated client",
  confidence: "inferred",
  outdated: true,
  handle: poll,
});

const getJsonpAgentEvent = operation({
  ...alike,
  name: "getJsonpAgentEvent",
  summary: "The same as a script that calls a function with the answer, where a callback is named.",
  path: "/agentevent/:agentid/jsonp",
  query: z.object({
    callback: orAbsent(
      z
        .string()
        .regex(/^[A-Za-z_$][\w$.]{0,127}$/, { error: "000-002" })
        .describe("the name of a function"),
    ),
  }),
  page: "generated client",
  confidence: "inferred",
  outdated: true,
  callback: (query) => query.callback,
  handle: poll,
});

const getAllAgentEvent = open({
  name: "getAllAgentEvent",
  summary: "All waiting events of all agents who poll, for a server that speaks for them; any one's Guid will do.",
  method: "GET",
  path: "/agentevent/allagentevent",
  success: "event",
  result: z.array(event),
  retcodes: ["000-001"],
  events: [],
  page: "generated client",
  confidence: "partial",
  outdated: true,
  handle: ({ world, center, deliveries, exchange }) => {
    if (sessionOfGuid(center, shownGuid(exchange)) === undefined) return refuse("not-signed-in");
    deliveries.of(world).pollAll(exchange);
    return LATER;
  },
});

export const polls = [getAgentEvent, getAllAgentEvent, getJsonpAgentEvent, getAgentEventInAsync];
