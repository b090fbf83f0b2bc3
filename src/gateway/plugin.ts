// The gateway as a Fastify plugin with the options of its server, and the exports of the gateway for other folders.
import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from "fastify";
import { MAX_FILE_SIZE } from "../core/index.ts";
import { warnOfDescriptorLimit } from "../http/descriptor-limit.ts";
import { serveLeniently } from "../http/lenient-server.ts";
import type { MountedApi } from "../http/mounted-api.ts";
import { readBodies } from "../http/read-bodies.ts";
import { addCors } from "./cors.ts";
import { createDirectGetServerFactory, type UpstreamListener, type WorldFetcher } from "./direct-gets.ts";
import { ROOT, readRoutedPath, readWorldNameBeforeRouting, stripWorld } from "./exchange/address.ts";
import { readAsText } from "./exchange/request-body.ts";
import { readUpload } from "./exchange/uploaded-file.ts";
import type { GatewayHost } from "./host.ts";
import { addResourceJs } from "./resource-js/serve-script.ts";
import { findOperation, PATH_TOLERANCE } from "./router.ts";
import { BODY_LIMIT_BYTES, createDirectHandler, createRoutedHandler, type GatewayParts } from "./serve-operation.ts";
import { answerNotFound, refuseUnread } from "./unserved/not-found.ts";
import { answerConnect, refuseUnreadable } from "./unserved/unread-requests.ts";

export { Cors } from "./cors.ts";
export { wholeSoundOf } from "./downloads/recording-downloads.ts";
export { Deliveries } from "./events/deliveries.ts";
export { explainAnswer, explainUnansweredPush, type PushFailure } from "./events/push-failure.ts";
export { PushHosts, type PushRules } from "./events/push-hosts.ts";
export { type TakenPush, TapedPushes } from "./events/taped-pushes.ts";
export { readPathBelowRoot, readWorldNameBeforeRouting } from "./exchange/address.ts";
export type { GatewayHost, GatewayWorld, RequestJournal, RequestLine } from "./host.ts";
export { OPERATIONS } from "./operations/index.ts";
export { GatewayReplay } from "./replay/gateway-replay.ts";
export { findOperation } from "./router.ts";
export { BODY_LIMIT_BYTES, type GatewayParts } from "./serve-operation.ts";

/** The limit for the body of an upload in bytes: the largest file, and the lines around it. */
const UPLOAD_LIMIT_BYTES = MAX_FILE_SIZE + 64 * 1024;

/** The special features of a port of the gateway. */
export interface SpecialPort {
  /** Gets a sentence about each request that can't be read; by default the `warn` of the host. */
  readonly warn?: (sentence: string) => void;
  /** Another API on the port; by default there is none. */
  readonly mounted?: MountedApi | undefined;
  /** Takes all other requests in place of the gateway; by default the gateway serves them. */
  readonly upstream?: UpstreamListener | undefined;
}

/**
 * Returns the server options that the plugin needs. Extra slashes are ignored, bodies are limited, and most GETs bypass Fastify. A path
 * below the root that can't be decoded is answered in the gateway's envelope, most other errors before routing in plain text.
 *
 * @param parts the parts that the plugin is registered with
 * @param port the special features of the port
 */
export function buildGatewayServerOptions(
  parts: GatewayParts,
  { warn = (sentence) => parts.host.warn(sentence), mounted, upstream }: SpecialPort = {},
) {
  return {
    bodyLimit: BODY_LIMIT_BYTES,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    rewriteUrl: stripWorld,
    routerOptions: PATH_TOLERANCE,
    serverFactory: createDirectGetServerFactory(createDirectHandler(parts), {
      mounted,
      upstream,
      fetchWorld: createWorldFetcher(parts.host),
      cors: parts.cors,
    }),
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      if (parts.cors?.answerPreflight(request.raw, reply.raw)) reply.hijack();
      else refuseUnread(warn, error, request, reply);
    },
    clientErrorHandler: (error: Error, socket: Socket) => refuseUnreadable(warn, error, socket),
  } satisfies FastifyServerOptions;
}

/** Returns the function that fetches the worlds of requests from a store; undefined if the host has none. */
function createWorldFetcher(host: GatewayHost): WorldFetcher | undefined {
  if (host.fetch === undefined) return undefined;
  return (request) => host.fetch?.(readWorldNameBeforeRouting(request, host.worldDomain));
}

/** Returns the functions by which the gateway refuses CONNECT, and bytes that are not an HTTP request. */
export function createGatewayRefusals(warn: (sentence: string) => void) {
  return {
    refuseUnreadable: (error: Error, socket: Socket): void => refuseUnreadable(warn, error, socket),
    answerConnect: (request: IncomingMessage) => answerConnect(warn, request),
  };
}

/** Registers the gateway on a server with the options of buildGatewayServerOptions. Requests that no operation serves are refused. */
export async function gatewayPlugin(app: FastifyInstance, parts: GatewayParts): Promise<void> {
  // A body of any content type is read as text: clients send JSON as text/plain, and empty bodies as JSON.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, ({ raw }, body, done) =>
    done(null, readAsText(raw, body as Buffer)),
  );
  // This handler gets the errors of bodies that can't be read, such as those that are too large or incomplete.
  app.setErrorHandler((error, request, reply) => refuseUnread(parts.host.warn, error, request, reply, parts.host));
  readBodies(app, findBodyReader);
  warnOfDescriptorLimit(app.server, (sentence) => parts.host.warn(sentence));
  serveLeniently(app.server as Server, (request) => answerConnect(parts.host.warn, request));
  app.setNotFoundHandler((request, reply) => answerNotFound(parts.host, request, reply));
  if (parts.cors !== undefined) addCors(app, parts.cors);
  if (parts.isExtraPort !== true) app.addHook("preClose", async () => parts.deliveries.close());
  addResourceJs(app, parts.host);
  // Wildcard routes serve all operations except the upload: the routers that all gateways of the process share find the operation.
  const handler = createRoutedHandler(parts);
  app.route({ method: "GET", url: `${ROOT}/*`, handler });
  app.route({ method: ["PUT", "POST", "DELETE"], url: `${ROOT}/*`, onRequest: replaceMalformedContentType, handler });
  // Uploads have a separate scope, because only they are binary and have a larger limit.
  app.register(async (uploads) => {
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser("*", { parseAs: "buffer" }, (request: FastifyRequest, body: Buffer) =>
      readUpload(request.raw, body),
    );
    const url = `${ROOT}/textchat/:agentid/mediafile`;
    uploads.route({
      method: "POST",
      url,
      bodyLimit: UPLOAD_LIMIT_BYTES,
      onRequest: replaceMalformedContentType,
      handler,
    });
  });
}

/** Returns the function that reads the body of a GET; undefined if its operation has no body. Only `agentbyskill` has one (cec_07_1025). */
function findBodyReader({ raw }: FastifyRequest): ((body: Buffer) => string) | undefined {
  if (raw.method !== "GET") return undefined;
  const { operation } = findOperation("GET", readRoutedPath(raw)) ?? {};
  return operation?.body === undefined ? undefined : (body) => readAsText(raw, body);
}

const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;|$)/;

/** Replaces a malformed content type, because Fastify would not read the body. */
function replaceMalformedContentType({ raw }: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  const type = raw.headers["content-type"];
  if (type !== undefined && !MEDIA_TYPE.test(type)) raw.headers["content-type"] = "text/plain";
  done();
}
