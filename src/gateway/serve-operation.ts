// Serves a request: finds its operation and its world, has it checked and handled, and writes the outcome as an answer.
import type { ServerResponse } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../core/index.ts";
import { mayExceed } from "../http/ignored-bodies.ts";
import type { RefusalReason } from "../words/refusal-reason.ts";
import { RETCODE_OF, type Retcode } from "../words/retcodes.ts";
import { pass } from "./check-and-handle.ts";
import type { Cors } from "./cors.ts";
import type { ServeDirectly } from "./direct-gets.ts";
import { confirmedEnvelope, DONE_BARE, DONE_EMPTY, DONE_NULL, dataEnvelope, failureEnvelopeOf } from "./envelope.ts";
import type { Deliveries } from "./events/deliveries.ts";
import { belowRoot, worldNamed } from "./exchange/address.ts";
import { type Asking, Exchange } from "./exchange/exchange.ts";
import { InLine } from "./flow-control/limit-query.ts";
import type { GatewayHost, GatewayWorld } from "./host.ts";
import { LATER, type Operation, WithGuid } from "./operation.ts";
import { FAILED, reasonOf } from "./refusal-reasons.ts";
import { Rejection } from "./rejection.ts";
import { refuse as refuseAs, strike } from "./request-faults.ts";
import { type Found, findOperation } from "./router.ts";
import { answerGone, answerNotFound, enterWorld } from "./unserved/not-found.ts";

/** What the gateway is made of: where it gets its worlds from, and how their events reach clients. */
export interface GatewayParts {
  readonly host: GatewayHost;
  readonly deliveries: Deliveries;
  /** Which pages may use it from a browser; undefined: none but its own. */
  readonly cors?: Cors | undefined;
  /** Whether it is a further port of worlds that others serve too, and go on serving when it closes. */
  readonly isFurther?: boolean;
}

/** The most bytes that a request's body may have. */
export const BODY_LIMIT = 64 * 1024;

/** Returns the handler of Fastify's requests. */
export function serveRouted(parts: GatewayParts) {
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const found = findOperation(request.raw.method ?? "", belowRoot(request.raw));
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
export function serveUnrouted(parts: GatewayParts): ServeDirectly {
  return (found, asking, response) => {
    // A body that may be too large has to be looked at before it is ignored.
    if (mayExceed(asking.raw, BODY_LIMIT)) return false;
    const world = parts.host.enter(worldNamed(asking.raw));
    if (world === undefined) return false;
    parts.cors?.mark(asking.raw, response);
    serveOperation(parts, found, world, asking, response);
    return true;
  };
}

/** Serves a request that has waited its turn; one whose client has gone meanwhile is only journaled. */
function serveLate(
  parts: GatewayParts,
  found: Found,
  world: GatewayWorld,
  asking: Asking,
  response: ServerResponse,
): void {
  if (world.isClosed) {
    answerGone(world.name, response);
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
  found: Found,
  world: GatewayWorld,
  asking: Asking,
  response: ServerResponse,
): void {
  if (world.isWorking) {
    world.whenFree(() => serveLate(parts, found, world, asking, response));
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
      const isAnswered = strike(operation, exchange);
      if (isAnswered || exchange.isSpoilt) world.watch.struck(exchange);
      if (isAnswered) return;
    }
    const outcome = pass(operation, params, exchange, deliveries);
    if (outcome instanceof InLine) exchange.again = () => goOn(operation, outcome, exchange);
    else answer(operation, outcome, exchange);
  } catch (error) {
    failed(operation, exchange, error);
  } finally {
    deliveries.order.end();
  }
}

/** Answers a request that had to wait, when its turn has come. */
function goOn(operation: Operation, { itsTurn }: InLine, exchange: Exchange): void {
  try {
    answer(operation, itsTurn(), exchange);
  } catch (error) {
    failed(operation, exchange, error);
  }
}

/** An error of the simulator: it stops the world, and the client gets the answer of a gateway that is not there. */
function failed(operation: Operation, exchange: Exchange, error: unknown): void {
  exchange.world.fence.fail(error);
  if (!exchange.response.headersSent) refuse(operation, "000-004", FAILED, exchange);
}

function answer(operation: Operation, outcome: unknown, exchange: Exchange): void {
  if (outcome === LATER) return;
  if (outcome instanceof Rejection) {
    refuse(operation, outcome.retcode, outcome.reason, exchange);
    return;
  }
  if (outcome instanceof Refusal) {
    exchange.world.watch.refused(exchange, outcome.reason);
    refuse(operation, operation.retcodeOf?.[outcome.reason] ?? RETCODE_OF[outcome.reason], reasonOf(outcome), exchange);
    return;
  }
  const result = outcome instanceof WithGuid ? outcome.result : outcome;
  const guid = outcome instanceof WithGuid ? outcome.guid : undefined;
  exchange.answer(envelopeFor(operation, result, exchange), guid);
}

function refuse(operation: Operation, retcode: Retcode, reason: RefusalReason, exchange: Exchange): void {
  exchange.refuse(retcode, reason, failureEnvelopeOf(operation, retcode));
}

function envelopeFor(operation: Operation, result: unknown, exchange: Exchange): string {
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
