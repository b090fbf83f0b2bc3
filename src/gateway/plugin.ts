// The gateway as a Fastify server and its plugin: serves every listed operation, and answers everything else as the real gateway does.
import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from "fastify";
import { warnOfDescriptorLimit } from "../http/descriptor-limit.ts";
import { serveLeniently } from "../http/lenient-server.ts";
import { readBodies } from "../http/read-bodies.ts";
import { addCors } from "./cors.ts";
import { createDirectGetServer } from "./direct-gets.ts";
import { ROOT, stripWorld } from "./exchange/address.ts";
import { readAsText } from "./exchange/request-body.ts";
import { PATH_TOLERANCE } from "./router.ts";
import { BODY_LIMIT, createDirectHandler, createRoutedHandler, type GatewayParts } from "./serve-operation.ts";
import { answerNotFound, refuseUnread } from "./unserved/not-found.ts";
import { answerConnect, refuseUnreadable } from "./unserved/unread-requests.ts";

export { Cors } from "./cors.ts";
export { Deliveries } from "./events/deliveries.ts";
export type { GatewayHost, GatewayWorld, RequestJournal, RequestLine } from "./host.ts";
export { OPERATIONS } from "./operations/index.ts";
export { BODY_LIMIT, type GatewayParts } from "./serve-operation.ts";

/**
 * Returns the options of the server that the plugin needs: paths as tolerant as the real gateway's, a bound on bodies, errors that arise
 * before routing answered in the gateway's envelope, and GETs served without Fastify.
 *
 * @param parts the same that the plugin is mounted with.
 * @param warn gets a sentence about each client that does not speak HTTP; the host's if absent.
 */
export function gatewayServer(parts: GatewayParts, warn = (sentence: string) => parts.host.warn(sentence)) {
  return {
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    rewriteUrl: stripWorld,
    routerOptions: PATH_TOLERANCE,
    serverFactory: createDirectGetServer(createDirectHandler(parts)),
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      if (parts.cors?.answerPreflight(request.raw, reply.raw)) reply.hijack();
      else refuseUnread(warn, error, request, reply);
    },
    clientErrorHandler: (error: Error, socket: Socket) => refuseUnreadable(warn, error, socket),
  } satisfies FastifyServerOptions;
}

/** Mounts the gateway on a server that was made with the options of gatewayServer. */
export async function gateway(app: FastifyInstance, parts: GatewayParts): Promise<void> {
  // Whatever the content type says, a body is text until an operation reads it: clients send JSON as text/plain, and empty JSON.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, ({ raw }, body, done) =>
    done(null, readAsText(raw, body as Buffer)),
  );
  // Bodies over the limit, or that break off: no operation has seen them.
  app.setErrorHandler((error, request, reply) => refuseUnread(parts.host.warn, error, request, reply, parts.host));
  readBodies(app);
  warnOfDescriptorLimit(app.server, (sentence) => parts.host.warn(sentence));
  serveLeniently(app.server as Server, (request) => answerConnect(parts.host.warn, request));
  app.setNotFoundHandler((request, reply) => answerNotFound(parts.host, request, reply));
  if (parts.cors !== undefined) addCors(app, parts.cors);
  if (parts.isExtraPort !== true) app.addHook("preClose", async () => parts.deliveries.close());
  // One route for all operations: which one is meant, a router of our own finds, which every gateway of the process shares.
  const handler = createRoutedHandler(parts);
  app.route({ method: "GET", url: `${ROOT}/*`, handler });
  app.route({ method: ["PUT", "POST", "DELETE"], url: `${ROOT}/*`, onRequest: replaceMalformedContentType, handler });
}

const MEDIA_TYPE = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;|$)/;

/** A content type that is malformed must not keep a body from being read. */
function replaceMalformedContentType({ raw }: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  const type = raw.headers["content-type"];
  if (type !== undefined && !MEDIA_TYPE.test(type)) raw.headers["content-type"] = "text/plain";
  done();
}
