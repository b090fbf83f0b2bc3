// Refuses requests that no operation serves: unknown addresses and worlds, addresses outside the root, and requests that can't be read.
import type { ServerResponse } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { endAfterAnswer } from "../../http/refuse-connection.ts";
import { describeDisallowedOrigin, isPreflight } from "../cors.ts";
import { writeAnswer, writeFailureEnvelope } from "../envelope.ts";
import { readPathBelowRoot, readRoutedPath, worldNameOf } from "../exchange/address.ts";
import { Exchange } from "../exchange/exchange.ts";
import type { GatewayHost, GatewayWorld } from "../host.ts";
import { ORIGIN_NOT_ALLOWED } from "../refusal-reasons.ts";
import { findOperation } from "../router.ts";
import {
  describeOutside,
  describeUnknown,
  describeUnknownWorld,
  explainOutside,
  explainUnknown,
  findInterfaceAt,
  retcodeOfUnknown,
} from "./unknown-address.ts";
import { describeUnread, explainUnread } from "./unread-requests.ts";

/**
 * Refuses a request to an unknown address, or a preflight from an origin that is not allowed. For an address below the root, the warning
 * states whether the real gateway has an interface there.
 */
export function answerNotFound(host: GatewayHost, request: FastifyRequest, reply: FastifyReply): void {
  const path = readPathBelowRoot(request.raw);
  if (path === undefined) {
    refuseOutside(host, request, reply);
    return;
  }
  const world = enterWorld(host, request, reply);
  if (world === undefined) return;
  const method = request.raw.method ?? "";
  const known = findInterfaceAt(method, path);
  // A preflight that reaches this point is refused for its origin, not for its address.
  const isRefusedPreflight = isPreflight(request.raw);
  const reason = isRefusedPreflight ? ORIGIN_NOT_ALLOWED : explainUnknown(method, path, known);
  host.warn(isRefusedPreflight ? describeDisallowedOrigin(request.raw) : describeUnknown(method, path, known, reason));
  reply.hijack();
  const name = known?.isMethodRight === true ? known.row.name : "unknown";
  new Exchange(host, world, name, /^\/[a-z]+\/(\d+)/.exec(path)?.[1], request, reply.raw).refuse(
    isRefusedPreflight ? "000-002" : retcodeOfUnknown(path),
    reason,
  );
}

/** Refuses a request outside the root with HTTP 404, a warning, and an entry in the journal of the world that it names. */
function refuseOutside(host: GatewayHost, request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = request;
  const reason = explainOutside(raw.method ?? "", (raw.url ?? "").replace(/\?.*$/s, ""));
  host.warn(describeOutside(raw, request.originalUrl, reason));
  const world = host.enter(worldNameOf(raw, host.worldDomain));
  if (world === undefined) {
    refuseAddress(reply);
    return;
  }
  const exchange = new Exchange(host, world, "unknown", undefined, request, reply.raw);
  exchange.explain(reason);
  world.clientObserver.onMalformed(exchange, reason);
  exchange.endWith("http-404", (response) => {
    response.statusCode = 404;
    refuseAddress(reply);
  });
}

/**
 * Refuses a request that can't be decoded, is too large or is incomplete.
 *
 * @param host for an entry in the journal of the world that the request names; absent if the address can't be decoded
 */
export function refuseUnread(
  warn: (sentence: string) => void,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  host?: GatewayHost,
): void {
  const isBelowRoot = readPathBelowRoot(request.raw) !== undefined;
  // If the socket is already destroyed, the cut was logged where it was made.
  if (!request.raw.socket.destroyed) warn(describeUnread(error, request, isBelowRoot ? "000-002" : "404"));
  if (!isBelowRoot) {
    refuseAddress(reply);
    return;
  }
  reply.hijack();
  endAfterAnswer(request.raw, reply.raw);
  const { raw } = request;
  const world = host?.enter(worldNameOf(raw, host.worldDomain));
  if (host === undefined || world === undefined) {
    writeAnswer(reply.raw, writeFailureEnvelope("000-002"));
    return;
  }
  const found = findOperation(raw.method ?? "", readRoutedPath(raw));
  const name = found?.operation.name ?? "unknown";
  const reason = explainUnread(error, request);
  new Exchange(host, world, name, found?.params["agentid"], request, reply.raw).refuse("000-002", reason);
}

function refuseAddress(reply: FastifyReply): void {
  refuseWithText(reply, "The gateway's interfaces are below /agentgateway/resource.");
}

/** Returns the world that a request names, up to date with its clock. If there is none, refuses the request and returns undefined. */
export function enterWorld(
  host: GatewayHost,
  { raw, originalUrl }: FastifyRequest,
  reply: FastifyReply,
): GatewayWorld | undefined {
  const name = worldNameOf(raw, host.worldDomain);
  const world = host.enter(name);
  if (world !== undefined) return world;
  host.warn(describeUnknownWorld(raw, originalUrl, name ?? ""));
  refuseWithText(reply, `There is no world named ${JSON.stringify(name ?? "")} here.`);
  return undefined;
}

/** Refuses a request with HTTP 404 and a sentence. */
function refuseWithText(reply: FastifyReply, sentence: string): void {
  reply.code(404).type("text/plain; charset=utf-8").send(`${sentence}\n`);
}

/** Answers a request whose world was deleted while it waited. */
export function answerDeletedWorld(world: string, response: ServerResponse): void {
  response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`There is no world named ${JSON.stringify(world)} here.\n`);
}

/** Answers a request for a world that this replica does not serve, as a real gateway does in a switch-over. */
export function answerElsewhere(response: ServerResponse): void {
  writeAnswer(response, writeFailureEnvelope("000-004"));
}
