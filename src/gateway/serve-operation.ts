// Serves a request: finds its operation and its world, has it checked and handled, and writes the outcome as an answer.
import type { ServerResponse } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../core/index.ts";
import { mayExceed } from "../http/ignored-bodies.ts";
import type { RefusalReason } from "../words/refusal-reason.ts";
import { RETCODE_OF, type Retcode } from "../words/retcodes.ts";
import { checkAndHandle } from "./check-and-handle.ts";
import type { Cors } from "./cors.ts";
import type { DirectHandler } from "./direct-gets.ts";
import { confirmedEnvelope, DONE_BARE, DONE_EMPTY, DONE_NULL, dataEnvelope, failureEnvelopeOf } from "./envelope.ts";
import type { Deliveries } from "./events/deliveries.ts";
import { routedPath, worldNameOf } from "./exchange/address.ts";
import { Exchange, type IncomingRequest } from "./exchange/exchange.ts";
import { WaitingQuery } from "./flow-control/limit-query.ts";
import type { GatewayHost, GatewayWorld } from "./host.ts";
import { ANSWERED_LATER, type Operation, WithGuid } from "./operation.ts";
import { FAILED, reasonOfRefusal } from "./refusal-reasons.ts";
import { Rejection } from "./rejection.ts";
import { applyFaults, refuseOperation as refuseAs } from "./request-faults.ts";
import { findOperation, type RouteMatch } from "./router.ts";
import { answerDeletedWorld, answerNotFound, enterWorld } from "./unserved/not-found.ts";

/** What the gateway is made of: where it gets its worlds from, and how their events reach clients. */
export interface GatewayParts {
  readonly host: GatewayHost;
  readonly deliveries: Deliveries;
  /** Which pages may use it from a browser; undefined: none but its own. */
  readonly cors?: Cors | undefined;
  /** Whether it is a further port of worlds that others serve too, and go on serving when it closes. */
  readonly isExtraPort?: boolean;
}

/** The most bytes that a request's body may have. */
export const BODY_LIMIT = 64 * 1024;

/** Returns the handler of Fastify's requests. */
export function createRoutedHandler(parts: GatewayParts) {
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const found = findOperation(request.raw.method ?? "", routedPath(request.raw));
    if (found === undefined) {
      answerNotFound(parts.host, request, reply);
      return;
    }
    const world = enterWorld(parts.host, request, reply);
    if (world === undefined) return;
    // The answer is written on the raw response: that keeps the case of header names, and costs next to nothing.
    reply.hijack();
    serveOperation(parts, found, world, request, reply.raw);
  };
}

/** Returns the handler of GETs that Fastify does not see. */
export function createDirectHandler(parts: GatewayParts): DirectHandler {
  return (found, asking, response) => {
    // A body that may be too large has to be looked at before it is ignored.
    if (mayExceed(asking.raw, BODY_LIMIT)) return false;
    const world = parts.host.enter(worldNameOf(asking.raw));
    if (world === undefined) return false;
    parts.cors?.addHeaders(asking.raw, response);
    serveOperation(parts, found, world, asking, response);
    return true;
  };
}

/** Serves a request that has waited its turn; one whose client has gone meanwhile is only journaled. */
function serveAfterWait(
  parts: GatewayParts,
  found: RouteMatch,
  world: GatewayWorld,
  asking: IncomingRequest,
  response: ServerResponse,
): void {
  if (world.isClosed) {
    answerDeletedWorld(world.name, response);
  } else if (asking.raw.socket.destroyed) {
    const { operation, params } = found;
    const { entry } = new Exchange(parts.host, world, operation.name, params["agentid"], asking, response);
    world.journal.abort(entry, operation.name);
  } else {
    serveOperation(parts, found, world, asking, response);
  }
}

function serveOperation(
  parts: GatewayParts,
  found: RouteMatch,
  world: GatewayWorld,
  asking: IncomingRequest,
  response: ServerResponse,
): void {
  if (world.isWorking) {
    world.whenFree(() => serveAfterWait(parts, found, world, asking, response));
    return;
  }
  const { host, deliveries } = parts;
  const { operation, params } = found;
  const exchange = new Exchange(host, world, operation.name, params["agentid"], asking, response);
  if (world.fence.failure !== undefined) {
    refuseAs(operation, "000-004", FAILED, exchange);
    return;
  }
  // Pushing begins with the first request that can make a session.
  if (operation.access === "open") deliveries.of(world);
  deliveries.order.begin(exchange);
  try {
    if (world.faults.strikesRequests) {
      const isAnswered = applyFaults(operation, exchange);
      if (isAnswered || exchange.hasFaultyAnswer) world.watch.struck(exchange);
      if (isAnswered) return;
    }
    const outcome = checkAndHandle(operation, params, exchange, deliveries);
    if (outcome instanceof WaitingQuery) exchange.resume = () => resumeOperation(operation, outcome, exchange);
    else writeOutcome(operation, outcome, exchange);
  } catch (error) {
    stopWorld(operation, exchange, error);
  } finally {
    deliveries.order.end();
  }
}

/** Answers a request that had to wait, when its turn has come. */
function resumeOperation(operation: Operation, { resume }: WaitingQuery, exchange: Exchange): void {
  try {
    writeOutcome(operation, resume(), exchange);
  } catch (error) {
    stopWorld(operation, exchange, error);
  }
}

/** An error of the simulator: it stops the world, and the client gets the answer of a gateway that is not there. */
function stopWorld(operation: Operation, exchange: Exchange, error: unknown): void {
  exchange.world.fence.fail(error);
  if (!exchange.response.headersSent) refuseWith(operation, "000-004", FAILED, exchange);
}

function writeOutcome(operation: Operation, outcome: unknown, exchange: Exchange): void {
  if (outcome === ANSWERED_LATER) return;
  if (outcome instanceof Rejection) {
    refuseWith(operation, outcome.retcode, outcome.reason, exchange);
    return;
  }
  if (outcome instanceof Refusal) {
    exchange.world.watch.refused(exchange, outcome.reason);
    refuseWith(
      operation,
      operation.retcodeOf?.[outcome.reason] ?? RETCODE_OF[outcome.reason],
      reasonOfRefusal(outcome),
      exchange,
    );
    return;
  }
  const result = outcome instanceof WithGuid ? outcome.result : outcome;
  const guid = outcome instanceof WithGuid ? outcome.guid : undefined;
  exchange.answer(envelopeOf(operation, result, exchange), guid);
}

function refuseWith(operation: Operation, retcode: Retcode, reason: RefusalReason, exchange: Exchange): void {
  exchange.refuse(retcode, reason, failureEnvelopeOf(operation, retcode));
}

function envelopeOf(operation: Operation, result: unknown, exchange: Exchange): string {
  switch (operation.success) {
    case "data":
      return dataEnvelope(operation.write === undefined ? JSON.stringify(result) : operation.write(result as never));
    case "done":
      return exchange.world.center.settings.operationResult === "{}" ? DONE_EMPTY : DONE_BARE;
    case "confirmed":
      return confirmedEnvelope(JSON.stringify(result));
    case "null":
      return DONE_NULL;
    case "bare":
      return DONE_BARE;
    case "event":
      return result as string;
  }
}
