// Serves a request: finds its operation and its world, checks and handles it, and writes the answer.
import type { ServerResponse } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../core/index.ts";
import { hasBody, mayExceed } from "../http/ignored-bodies.ts";
import type { RefusalReason } from "../words/refusal-reason.ts";
import { RETCODE_OF, type Retcode } from "../words/retcodes.ts";
import { checkAndHandle } from "./check-and-handle.ts";
import type { Cors } from "./cors.ts";
import type { DirectHandler } from "./direct-gets.ts";
import type { StreamedFile } from "./downloads/streamed-file.ts";
import {
  DONE_BARE,
  DONE_EMPTY,
  DONE_NULL,
  EMPTY,
  failureEnvelopeOf,
  writeConfirmedEnvelope,
  writeCtiFailureEnvelope,
  writeDataEnvelope,
} from "./envelope.ts";
import type { Deliveries } from "./events/deliveries.ts";
import { readRoutedPath, worldNameOf } from "./exchange/address.ts";
import type { AnswerBody } from "./exchange/answer-body.ts";
import { Exchange } from "./exchange/exchange.ts";
import { ExchangeRecord } from "./exchange/exchange-record.ts";
import type { IncomingRequest } from "./exchange/received-request.ts";
import { describeForTape } from "./exchange/taped-request.ts";
import { WaitingQuery } from "./flow-control/limit-query.ts";
import type { GatewayHost, GatewayWorld } from "./host.ts";
import { ANSWERED_LATER, type Operation, WithGuid } from "./operation.ts";
import { reasonOfRefusal, WORLD_FAILED } from "./refusal-reasons.ts";
import { Rejection } from "./rejection.ts";
import { applyFaults, refuseOperation } from "./request-faults.ts";
import { findOperation, type RouteMatch } from "./router.ts";
import { answerDeletedWorld, answerElsewhere, answerNotFound, enterWorld } from "./unserved/not-found.ts";
import { WrittenResult } from "./written-result.ts";

/** The parts of a gateway: the host that has the worlds, and the deliveries of their events. */
export interface GatewayParts {
  readonly host: GatewayHost;
  readonly deliveries: Deliveries;
  /** The web pages that may use the gateway from a browser; undefined: none. */
  readonly cors?: Cors | undefined;
  /** Whether the gateway is on an extra port: other ports serve the same worlds, and stay open when this one closes. */
  readonly isExtraPort?: boolean;
}

/** The limit for the body of a request, in bytes. Uploads have a larger one. */
export const BODY_LIMIT_BYTES = 64 * 1024;

/** Returns the handler of requests that Fastify has routed. */
export function createRoutedHandler(parts: GatewayParts) {
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const match = findOperation(request.raw.method ?? "", readRoutedPath(request.raw));
    if (match === undefined) {
      answerNotFound(parts.host, request, reply);
      return;
    }
    const world = enterWorld(parts.host, request, reply);
    if (world === undefined) return;
    // The answer is written to the raw response, which keeps the case of header names and is fast.
    reply.hijack();
    serveOperation(parts, match, world, request, reply.raw);
  };
}

/** Returns the handler of GETs that bypass Fastify. */
export function createDirectHandler(parts: GatewayParts): DirectHandler {
  return (match, request, response) => {
    // Fastify counts the bytes of a body that may be too large, and reads the body of an operation that has one.
    if (mayExceed(request.raw, BODY_LIMIT_BYTES)) return false;
    if (match.operation.body !== undefined && hasBody(request.raw)) return false;
    const world = parts.host.enter(worldNameOf(request.raw, parts.host.worldDomain));
    if (world === undefined) return false;
    parts.cors?.addHeaders(request.raw, response);
    serveOperation(parts, match, world, request, response);
    return true;
  };
}

/**
 * Serves a request that waited until the world was free. If the world is no longer here, refuses it. If the client has disconnected, only
 * journals it.
 */
function serveAfterWait(
  parts: GatewayParts,
  match: RouteMatch,
  world: GatewayWorld,
  request: IncomingRequest,
  response: ServerResponse,
): void {
  if (world.isClosed) {
    if (world.gate === undefined) answerDeletedWorld(world.name, response);
    else answerElsewhere(response);
  } else if (request.raw.socket.destroyed) {
    const { operation, params } = match;
    const { entry } = new Exchange(parts.host, world, operation.name, params["agentid"], request, response);
    world.journal.abort(entry, operation.name);
  } else {
    serveOperation(parts, match, world, request, response);
  }
}

function serveOperation(
  parts: GatewayParts,
  match: RouteMatch,
  world: GatewayWorld,
  request: IncomingRequest,
  response: ServerResponse,
): void {
  if (world.isWorking) {
    world.whenFree(() => serveAfterWait(parts, match, world, request, response));
    return;
  }
  handleExchange(
    parts,
    match,
    new Exchange(parts.host, world, match.operation.name, match.params["agentid"], request, response),
  );
}

/** Handles a request, and answers it or lets it wait. Its world must be free. */
export function handleExchange(
  { deliveries }: Pick<GatewayParts, "deliveries">,
  { operation, params }: RouteMatch,
  exchange: Exchange,
): void {
  const { world } = exchange;
  if (world.errorBoundary.failure !== undefined) {
    refuseOperation(operation, "000-004", WORLD_FAILED, exchange);
    return;
  }
  // The first request that can create a session starts the delivery of events.
  if (operation.access === "open") deliveries.of(world);
  const isInput = !operation.readsOnly || world.faults.affectsRequests;
  if (isInput) {
    const record = world.tape.beginRequest(describeForTape(exchange), exchange.entry);
    exchange.taped = new ExchangeRecord(world.tape, record);
  }
  deliveries.order.begin(exchange);
  try {
    if (world.faults.affectsRequests) {
      const isAnswered = applyFaults(operation, exchange);
      if (isAnswered || exchange.hasFaultyAnswer) world.clientObserver.onRequestFaultApplied(exchange);
      if (isAnswered) return;
    }
    const outcome = checkAndHandle(operation, params, exchange, deliveries);
    if (outcome instanceof WaitingQuery) exchange.resume = () => resumeOperation(operation, outcome, exchange);
    else writeOutcome(operation, outcome, exchange);
  } catch (error) {
    stopWorld(operation, exchange, error);
  } finally {
    if (isInput) world.tape.endRequest();
    deliveries.order.end();
  }
}

/** Handles and answers a query that flow control delayed. */
function resumeOperation(operation: Operation, { resume }: WaitingQuery, exchange: Exchange): void {
  try {
    writeOutcome(operation, resume(), exchange);
  } catch (error) {
    stopWorld(operation, exchange, error);
  }
}

/** Stops the world because of an error of the simulator, and refuses the request if no part of its answer was written. */
function stopWorld(operation: Operation, exchange: Exchange, error: unknown): void {
  exchange.world.errorBoundary.fail(error);
  if (!exchange.response.headersSent) refuseWith(operation, "000-004", WORLD_FAILED, exchange);
}

function writeOutcome(operation: Operation, outcome: unknown, exchange: Exchange): void {
  if (outcome === ANSWERED_LATER) return;
  if (outcome instanceof Rejection) {
    refuseWith(operation, outcome.retcode, outcome.reason, exchange);
    return;
  }
  if (outcome instanceof Refusal) {
    exchange.world.clientObserver.onRefused(exchange, outcome.reason);
    const retcode = operation.retcodeOf?.[outcome.reason] ?? RETCODE_OF[outcome.reason];
    const ctiCode = operation.ctiCodeOf?.[outcome.reason];
    if (ctiCode === undefined) refuseWith(operation, retcode, reasonOfRefusal(outcome), exchange);
    else exchange.refuse(retcode, reasonOfRefusal(outcome), writeCtiFailureEnvelope(retcode, ctiCode));
    return;
  }
  const result = outcome instanceof WithGuid ? outcome.result : outcome;
  const guid = outcome instanceof WithGuid ? outcome.guid : undefined;
  exchange.answer(envelopeOf(operation, result, exchange), guid);
}

function refuseWith(operation: Operation, retcode: Retcode, reason: RefusalReason, exchange: Exchange): void {
  exchange.refuse(retcode, reason, failureEnvelopeOf(operation, retcode));
}

function envelopeOf(operation: Operation, result: unknown, exchange: Exchange): AnswerBody {
  switch (operation.success) {
    case "data":
      return writeDataEnvelope(writeResult(operation, result));
    case "done":
      return exchange.world.gatewaySettings.operationResult === "{}" ? DONE_EMPTY : DONE_BARE;
    case "empty":
      return EMPTY;
    case "confirmed":
      return writeConfirmedEnvelope(writeResult(operation, result));
    case "null":
      return DONE_NULL;
    case "bare":
      return DONE_BARE;
    case "event":
      return result as string;
    case "file":
      return result as StreamedFile;
  }
}

function writeResult({ write }: Operation, result: unknown): string | WrittenResult<unknown> {
  if (result instanceof WrittenResult) return result;
  return write === undefined ? JSON.stringify(result) : write(result as never);
}
