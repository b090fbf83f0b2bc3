// Answers requests that are no operation's: unknown addresses, unknown worlds, what lies outside the root, and what could not be read.
import type { ServerResponse } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { endAfterAnswer } from "../../http/refuse-connection.ts";
import { describeForeignPage, isPreflight } from "../cors.ts";
import { failureEnvelope, writeAnswer } from "../envelope.ts";
import { pathBelowRoot, routedPath, worldNameOf } from "../exchange/address.ts";
import { Exchange } from "../exchange/exchange.ts";
import type { GatewayHost, GatewayWorld } from "../host.ts";
import { FOREIGN_PAGE } from "../refusal-reasons.ts";
import { findOperation } from "../router.ts";
import {
  describeOutside,
  describeUnknown,
  describeUnknownWorld,
  explainOutside,
  explainUnknown,
  interfaceAt,
} from "./unknown-address.ts";
import { describeUnread, explainUnread } from "./unread-requests.ts";

/** Unknown addresses: below the gateway's root in its envelope, with a line that says whether the real gateway has them. */
export function answerNotFound(host: GatewayHost, request: FastifyRequest, reply: FastifyReply): void {
  const path = pathBelowRoot(request.raw);
  if (path === undefined) {
    refuseOutside(host, request, reply);
    return;
  }
  const world = enterWorld(host, request, reply);
  if (world === undefined) return;
  const method = request.raw.method ?? "";
  const known = interfaceAt(method, path);
  // A preflight is the browser's: what its page did wrong is its origin, which the line says.
  const isFromBrowser = isPreflight(request.raw);
  const reason = isFromBrowser ? FOREIGN_PAGE : explainUnknown(method, path, known);
  host.warn(isFromBrowser ? describeForeignPage(request.raw) : describeUnknown(method, path, known, reason));
  reply.hijack();
  const name = known?.methodFits === true ? known.row.name : "unknown";
  new Exchange(host, world, name, /^\/[a-z]+\/(\d+)/.exec(path)?.[1], request, reply.raw).refuse("000-002", reason);
}

/** Outside the root: refused in plain HTTP, told to a person, and in the journal of the world that the address names. */
function refuseOutside(host: GatewayHost, request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = request;
  const reason = explainOutside(raw.method ?? "", (raw.url ?? "").replace(/\?.*$/s, ""));
  host.warn(describeOutside(raw, request.originalUrl, reason));
  const world = host.enter(worldNameOf(raw));
  if (world === undefined) {
    refuseAddress(reply);
    return;
  }
  const exchange = new Exchange(host, world, "unknown", undefined, request, reply.raw);
  exchange.explain(reason);
  world.watch.malformed(exchange, reason);
  exchange.endWith("http-404", (response) => {
    response.statusCode = 404;
    refuseAddress(reply);
  });
}

/**
 * Requests that cannot be decoded, are too long or break off: no operation has seen them. With a host they are in the journal of
 * the world that they name; of an address that cannot be decoded nobody knows which that is.
 */
export function refuseUnread(
  warn: (sentence: string) => void,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  host?: GatewayHost,
): void {
  const isBelowRoot = pathBelowRoot(request.raw) !== undefined;
  // Of a line that is dead already, whoever cut it has told.
  if (!request.raw.socket.destroyed) warn(describeUnread(error, request.raw, isBelowRoot ? "000-002" : "404"));
  if (!isBelowRoot) {
    refuseAddress(reply);
    return;
  }
  reply.hijack();
  endAfterAnswer(request.raw, reply.raw);
  const { raw } = request;
  const world = host?.enter(worldNameOf(raw));
  if (host === undefined || world === undefined) {
    writeAnswer(reply.raw, failureEnvelope("000-002"));
    return;
  }
  const found = findOperation(raw.method ?? "", routedPath(raw));
  const name = found?.operation.name ?? "unknown";
  new Exchange(host, world, name, found?.params["agentid"], request, reply.raw).refuse("000-002", explainUnread(error));
}

function refuseAddress(reply: FastifyReply): void {
  refuseWithText(reply, "The gateway's interfaces are below /agentgateway/resource.");
}

/** The world that a request names, brought up to date; where there is none, the request is answered so. */
export function enterWorld(
  host: GatewayHost,
  { raw, originalUrl }: FastifyRequest,
  reply: FastifyReply,
): GatewayWorld | undefined {
  const name = worldNameOf(raw);
  const world = host.enter(name);
  if (world !== undefined) return world;
  host.warn(describeUnknownWorld(raw, originalUrl, name ?? ""));
  refuseWithText(reply, `There is no world named ${JSON.stringify(name ?? "")} here.`);
  return undefined;
}

/** What is not the real gateway's affair is refused in plain HTTP. */
function refuseWithText(reply: FastifyReply, sentence: string): void {
  reply.code(404).type("text/plain; charset=utf-8").send(`${sentence}\n`);
}

/** Answers a request that waited for its turn in a world that was deleted meanwhile. */
export function answerDeletedWorld(world: string, response: ServerResponse): void {
  response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`There is no world named ${JSON.stringify(world)} here.\n`);
}
