// The gateway as one Fastify plugin: mounts every listed operation, and answers everything else as the real gateway does.
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from "fastify";
import { Refusal } from "../core/index.ts";
import { agentevent } from "./agentevent/index.ts";
import { calldata } from "./calldata/index.ts";
import {
  confirmedEnvelope,
  DONE_BARE,
  DONE_EMPTY,
  DONE_NULL,
  dataEnvelope,
  failureEnvelope,
  failureEnvelopeWithResult,
  writeAnswer,
} from "./envelope.ts";
import { Exchange, type GatewayParts } from "./exchange.ts";
import { pass, Rejection } from "./guard.ts";
import { findKnownInterface } from "./known-interfaces.ts";
import { onlineagent } from "./onlineagent/index.ts";
import { LATER, type Operation, WithGuid } from "./operation.ts";
import { querymonitor } from "./querymonitor/index.ts";
import { RETCODE_OF, type Retcode } from "./retcodes.ts";
import { voicecall } from "./voicecall/index.ts";

export { Deliveries } from "./delivery.ts";
export type { GatewayHost, GatewayWorld, RequestJournal, RequestLine } from "./host.ts";

/** Every operation there is. */
export const OPERATIONS: readonly Operation[] = [
  ...onlineagent,
  ...agentevent,
  ...voicecall,
  ...calldata,
  ...querymonitor,
];

const ROOT = "/agentgateway/resource";

/** The most bytes that a request's body may have. */
const BODY_LIMIT = 64 * 1024;

/**
 * What the server must be made with for the plugin to work: paths as tolerant as the real gateway's, a bound on bodies, and errors
 * that arise before routing answered in the gateway's envelope.
 */
export const gatewayServerOptions = {
  bodyLimit: BODY_LIMIT,
  exposeHeadRoutes: false,
  return503OnClosing: false,
  requestTimeout: 60_000,
  routerOptions: { ignoreDuplicateSlashes: true, ignoreTrailingSlash: true, maxParamLength: 2_048 },
  frameworkErrors: (_error: Error, _request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack();
    writeAnswer(reply.raw, failureEnvelope("000-002"));
  },
} satisfies FastifyServerOptions;

/** Mounts the gateway, with and without a world named in the path. */
export async function gateway(app: FastifyInstance, parts: GatewayParts): Promise<void> {
  // Whatever the content type says, a body is text until an operation reads it: clients send JSON as text/plain, and empty JSON.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  // Bodies over the limit, or that break off: no operation has seen them.
  app.setErrorHandler((_error, _request, reply) => {
    reply.hijack();
    writeAnswer(reply.raw, failureEnvelope("000-002"));
  });
  app.setNotFoundHandler((request, reply) => notFound(parts, request, reply));
  app.addHook("preClose", async () => parts.deliveries.close());
  for (const operation of OPERATIONS) {
    const { method } = operation;
    app.route({ method, url: `${ROOT}${operation.path}`, handler: handler(parts, operation) });
    app.route({ method, url: `/w/:world${ROOT}${operation.path}`, handler: handler(parts, operation) });
  }
}

/** How a route's request becomes an operation's, and its outcome an answer. */
function handler(parts: GatewayParts, operation: Operation) {
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const params = request.params as Record<string, string | undefined>;
    const world = parts.host.enter(params["world"] ?? headerText(request.raw.headers["x-ccgw-world"]));
    if (world === undefined) {
      refuseWorld(request, reply);
      return;
    }
    // Pushing begins with the first request that can make a session.
    if (operation.access === "open") parts.deliveries.of(world);
    // The answer is written on the raw response: that keeps the case of header names, and costs next to nothing.
    reply.hijack();
    const exchange = new Exchange(parts, world, operation.name, params["agentid"], request, reply.raw);
    answer(operation, pass(operation, exchange), exchange);
  };
}

function answer(operation: Operation, outcome: unknown, exchange: Exchange): void {
  if (outcome === LATER) return;
  if (outcome instanceof Rejection) {
    refuse(operation, outcome.retcode, exchange);
    return;
  }
  if (outcome instanceof Refusal) {
    refuse(operation, operation.retcodeOf?.[outcome.reason] ?? RETCODE_OF[outcome.reason], exchange);
    return;
  }
  const result = outcome instanceof WithGuid ? outcome.result : outcome;
  const guid = outcome instanceof WithGuid ? outcome.guid : undefined;
  exchange.answer(envelopeFor(operation, result, exchange), guid);
}

function refuse(operation: Operation, retcode: Retcode, exchange: Exchange): void {
  const text = operation.emptyResultOnFailure ? failureEnvelopeWithResult(retcode) : failureEnvelope(retcode);
  exchange.refuse(retcode, text);
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

function headerText(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

/** Unknown addresses: below the gateway's root in its envelope, with a line that says whether the real gateway has them. */
function notFound(parts: GatewayParts, request: FastifyRequest, reply: FastifyReply): void {
  const path = (request.raw.url ?? "").replace(/\?.*$/s, "").replace(/\/{2,}/g, "/");
  const match = /^(?:\/w\/([^/]+))?\/agentgateway\/resource(\/.*)?$/s.exec(path);
  if (match === null) {
    reply
      .code(404)
      .type("text/plain; charset=utf-8")
      .send("The gateway's interfaces are below /agentgateway/resource.\n");
    return;
  }
  const world = parts.host.enter(match[1] ?? headerText(request.raw.headers["x-ccgw-world"]));
  if (world === undefined) {
    refuseWorld(request, reply);
    return;
  }
  const method = request.raw.method ?? "";
  const below = match[2] ?? "/";
  const known = findKnownInterface(method, below);
  parts.host.warn(explain(method, below, known));
  reply.hijack();
  const name = known?.methodFits === true ? known.row.name : "unknown";
  new Exchange(parts, world, name, /^\/[a-z]+\/(\d+)/.exec(below)?.[1], request, reply.raw).refuse("000-002");
}

function explain(method: string, path: string, known: ReturnType<typeof findKnownInterface>): string {
  const asked = `${method} ${ROOT}${path}`;
  if (known === undefined) return `${asked} is no interface of the gateway: answered 000-002.`;
  const { row, methodFits } = known;
  return methodFits
    ? `${asked} is ${row.name} (${row.group}), which this simulator does not answer yet: answered 000-002.`
    : `${asked} has the wrong method: ${row.name} is a ${row.method}. Answered 000-002.`;
}

function refuseWorld(request: FastifyRequest, reply: FastifyReply): void {
  const params = request.params as Record<string, string | undefined>;
  const name = params["world"] ?? headerText(request.raw.headers["x-ccgw-world"]) ?? "";
  reply
    .code(404)
    .type("text/plain; charset=utf-8")
    .send(`There is no world named ${JSON.stringify(name)} here.\n`);
}
