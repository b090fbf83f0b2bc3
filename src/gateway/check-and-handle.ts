// Checks a request and calls the handler of its operation.
// The order of the checks (form, session, Guid, right, limit) is inferred.
import type * as z from "zod";
import { hearClient, isAgentId } from "../core/index.ts";
import type { GatewaySettings } from "../words/gateway-settings.ts";
import type { RefusalReason, RequestPart } from "../words/refusal-reason.ts";
import { isRetcode, type Retcode } from "../words/retcodes.ts";
import { explainInvalidAgentId } from "./checks/explain-agent-id.ts";
import { explainMisfit, explainUnreadableBody } from "./checks/explain-misfit.ts";
import { acceptsGuid, explainRejectedGuid, retcodeOfRejectedGuid } from "./checks/guid.ts";
import { checkHeaders } from "./checks/request-headers.ts";
import type { Deliveries } from "./events/deliveries.ts";
import type { Exchange } from "./exchange/exchange.ts";
import { limitQuery } from "./flow-control/limit-query.ts";
import { findLimitedGroup } from "./flow-control/query-windows.ts";
import type { Operation, SessionInput } from "./operation.ts";
import { NOT_INSPECTOR, NOT_SIGNED_IN, UNKNOWN_AGENT } from "./refusal-reasons.ts";
import { Rejection } from "./rejection.ts";
import type { RouteMatch } from "./router.ts";

/**
 * Checks a request and handles it.
 *
 * @returns the outcome of the operation, a Rejection by the first check that failed, or a WaitingQuery if flow control delays the request
 */
export function checkAndHandle(
  operation: Operation,
  pathParams: RouteMatch["params"],
  exchange: Exchange,
  deliveries: Deliveries,
): unknown {
  const { world, request } = exchange;
  const { center, gatewaySettings: settings } = world;
  const agentId = exchange.agent === undefined ? 0 : parseAgentId(exchange.agent, settings);
  if (agentId === undefined) {
    return new Rejection("000-002", explainInvalidAgentId(exchange.agent ?? "", settings.agentIdMax));
  }
  const headerProblem = checkHeaders(exchange, settings);
  if (headerProblem !== undefined) return new Rejection("000-002", headerProblem);
  if (operation.isOutdated === true) world.clientObserver.onOutdated(exchange);

  const params = operation.params === undefined ? undefined : parsePart("path", operation.params(), pathParams);
  if (params instanceof Rejection) return params;
  const query = operation.query === undefined ? undefined : parsePart("query", operation.query(), request.query);
  if (query instanceof Rejection) return query;
  const callback = operation.callback?.(query);
  if (callback !== undefined) exchange.wrapInCallback(callback);
  const body = operation.body === undefined ? undefined : parseBody(operation.body(), request.body);
  if (body instanceof Rejection) return body;
  const headers =
    operation.headers === undefined ? undefined : parsePart("header", operation.headers(), request.raw.headers);
  if (headers instanceof Rejection) return headers;
  const agent = center.agent(agentId);
  const session = agent?.session;
  // Operations with and without a session get the same object, so that a request allocates only one.
  const fields = { world, center, agentId, params, query, body, headers, deliveries, exchange, agent, session };
  const input = fields as AnyInput;
  if (operation.access === "open") return operation.handle(input);

  const { guid } = exchange;
  if (agent === undefined || session === undefined) {
    return (
      (agent && operation.handleSignedOut?.(input, agent, guid)) ??
      rejectSession("100-006", agent === undefined ? UNKNOWN_AGENT : NOT_SIGNED_IN, agentId, exchange)
    );
  }
  if (!acceptsGuid(center, session.guids, guid)) {
    return rejectSession(
      retcodeOfRejectedGuid(settings, operation),
      explainRejectedGuid(session.guids, guid),
      agentId,
      exchange,
    );
  }
  const isSignOfLife = session.details.push === undefined || operation.isHandshake === true;
  world.clientObserver.onAccepted(exchange, agent, session, isSignOfLife);
  if (isSignOfLife) {
    center.perform(hearClient, agent);
    if (exchange.taped === undefined) world.tape.recordHeard(agentId);
  }
  if (operation.right === "inspector" && !agent.inspector) return new Rejection("900-002", NOT_INSPECTOR);
  if (settings.flowControl === "off") return operation.handle(input);
  const group = findLimitedGroup(operation.row);
  return group === undefined ? operation.handle(input) : limitQuery(operation, group, input, settings.flowControl);
}

/** The type that stands for the input of every operation here. The checks ensure the types that an operation declares for its handler. */
type AnyInput = SessionInput;

/** Returns the agent id in a path; undefined if it is not a number or out of bounds. */
function parseAgentId(text: string, settings: Readonly<GatewaySettings>): number | undefined {
  if (!/^\d{1,6}$/.test(text)) return undefined;
  const id = Number(text);
  return isAgentId(id, settings.agentIdMax) ? id : undefined;
}

function rejectSession(retcode: Retcode, reason: RefusalReason, agentId: number, exchange: Exchange): Rejection {
  exchange.world.clientObserver.onSessionRefused(exchange, agentId, retcode);
  return new Rejection(retcode, reason);
}

function parsePart(part: RequestPart, shape: z.ZodType, input: unknown): unknown {
  const outcome = shape.safeParse(input);
  if (outcome.success) return outcome.data;
  // A shape can set a retcode other than 000-002, as the message of its issue.
  const message = outcome.error.issues[0]?.message ?? "";
  return new Rejection(isRetcode(message) ? message : "000-002", explainMisfit({ part, shape, input }, outcome.error));
}

const BYTE_ORDER_MARK = 0xfeff;

/** Parses a body. One that is missing or not JSON is checked as undefined, because some operations need none. */
function parseBody(shape: z.ZodType, body: unknown): unknown {
  if (typeof body !== "string" || body === "") return parsePart("body", shape, undefined);
  let parsed: unknown;
  try {
    // Some clients write a byte order mark before their JSON.
    parsed = JSON.parse(body.charCodeAt(0) === BYTE_ORDER_MARK ? body.slice(1) : body);
  } catch {
    const outcome = parsePart("body", shape, undefined);
    return outcome instanceof Rejection ? new Rejection(outcome.retcode, explainUnreadableBody(shape, body)) : outcome;
  }
  return parsePart("body", shape, parsed);
}
