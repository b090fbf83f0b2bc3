// The order of checks, once for all operations: address and parameters, then the session, then the Guid, then the operation itself.
import type { z } from "zod";
import type { Settings } from "../core/index.ts";
import type { Exchange } from "./exchange.ts";
import { isAccepted, rejection } from "./guid.ts";
import type { Asked, AskedByAgent, Operation } from "./operation.ts";
import { isRetcode, type Retcode } from "./retcodes.ts";

/** What came with a request, unread. */
export interface Incoming {
  readonly agentId: string | undefined;
  readonly params: unknown;
  /** The query and the body are looked at only by operations that have them. */
  query(): unknown;
  body(): unknown;
}

/** The lowest agent id. */
const LEAST_AGENT_ID = 101;

/** Checks a request and has the operation handle it: its outcome, or the retcode of the first check that failed. */
export function pass(
  operation: Operation,
  incoming: Incoming,
  exchange: Exchange,
): { outcome: unknown } | { retcode: Retcode } {
  const { center } = exchange.world;
  const agentId = incoming.agentId === undefined ? 0 : readAgentId(incoming.agentId, center.settings);
  if (agentId === undefined) return { retcode: "000-002" };
  if (center.settings.strictHeaders && exchange.request.headers["content-type"] === undefined)
    return { retcode: "000-002" };

  const params = read(operation.params, () => incoming.params);
  if (params instanceof Unfit) return params;
  const query = read(operation.query, incoming.query);
  if (query instanceof Unfit) return query;
  const body = read(operation.body, incoming.body);
  if (body instanceof Unfit) return body;
  const asked = { world: exchange.world, center, agentId, params, query, body, exchange };
  if (operation.access === "signing-in")
    return { outcome: operation.handle(asked as Asked<undefined, undefined, undefined>) };

  const shown = guidHeader(exchange);
  const agent = center.agent(agentId);
  const session = agent?.session;
  if (agent === undefined || session === undefined) {
    const outcome = agent && operation.handleSignedOut?.(asked as Asked<undefined, undefined, undefined>, agent, shown);
    return outcome === undefined ? { retcode: "100-006" } : { outcome };
  }
  if (!isAccepted(center, session.guids, shown)) return { retcode: rejection(center, operation) };
  center.heard(session);
  return { outcome: operation.handle({ ...asked, agent, session } as AskedByAgent<undefined, undefined, undefined>) };
}

/** Reads an agent id as it stands in a path; undefined when it is no number or out of bounds. */
function readAgentId(text: string, settings: Readonly<Settings>): number | undefined {
  if (!/^\d{1,6}$/.test(text)) return undefined;
  const id = Number(text);
  return id >= LEAST_AGENT_ID && id <= settings.agentIdMax ? id : undefined;
}

/** Input that does not fit its shape, with the retcode for it. */
class Unfit {
  readonly retcode: Retcode;

  constructor(retcode: Retcode) {
    this.retcode = retcode;
  }
}

function read(shape: z.ZodType | undefined, input: () => unknown): unknown {
  if (shape === undefined) return undefined;
  const outcome = shape.safeParse(input());
  if (outcome.success) return outcome.data;
  // A shape says as its message which retcode a misfit leads to, where that is another than the common one.
  const message = outcome.error.issues[0]?.message ?? "";
  return new Unfit(isRetcode(message) ? message : "000-002");
}

/** The Guid header, in whatever case the client writes its name. */
function guidHeader(exchange: Exchange): string | undefined {
  const shown = exchange.request.headers["guid"];
  return typeof shown === "string" ? shown : undefined;
}
