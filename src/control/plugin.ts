// The control API as one Fastify plugin: serves every declared request, and answers errors with problems.
import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from "fastify";
import { formatUnreadableLine } from "../http/connection-log.ts";
import { warnOfDescriptorLimit } from "../http/descriptor-limit.ts";
import type { DecodedBody } from "../http/encoded-bodies.ts";
import { probeWhenHalfClosed } from "../http/half-closed.ts";
import { serveLeniently } from "../http/lenient-server.ts";
import { removeBasePath } from "../http/mounted-api.ts";
import { toOriginForm } from "../http/origin-form.ts";
import { readBodies } from "../http/read-bodies.ts";
import { endAfterAnswer, refuseConnection } from "../http/refuse-connection.ts";
import { collectSegments, streamSegments } from "../http/segmented-body.ts";
import { sumLengths } from "../runtime/segments.ts";
import { announcesBody, createAccessCheck } from "./access.ts";
import { ClientSignals } from "./client-signals.ts";
import { BODY_LIMIT_BYTES, createUnreadableAnswer, problemOf } from "./failure.ts";
import { formatFailedLine, formatRefusedLine, isLogged } from "./log-lines.ts";
import { LARGE_BODIES, PATH_TOLERANCE } from "./paths.ts";
import { PROBLEM_TYPE, Problem } from "./problem.ts";
import type { Answer, ControlParts, RouteOutcome, SentBody } from "./route.ts";
import type { Request } from "./serve.ts";
import { Streams } from "./streams/streams.ts";

export { type InProcessControl, openInProcess } from "./in-process.ts";
export type { ControlParts } from "./route.ts";

/** Answers contain text that clients sent. A browser must not interpret it as a page. */
const NO_SNIFFING = { "X-Content-Type-Options": "nosniff" };

/**
 * Returns the Fastify options that the plugin needs: limits, forms of paths, and problems for errors before routing.
 *
 * @param basePath the path below which the API is served; empty on a separate port
 */
export function buildControlServerOptions(warn: ControlParts["warn"] = () => {}, basePath = "") {
  return {
    bodyLimit: BODY_LIMIT_BYTES,
    return503OnClosing: false,
    routerOptions: PATH_TOLERANCE,
    exposeHeadRoutes: false,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const problem = problemOf(error);
      warn(problem.kind === "failed" ? formatFailedLine(request.raw, error) : formatRefusedLine(request.raw, problem));
      send(reply, problem);
    },
    rewriteUrl: ({ url = "/" }: IncomingMessage) =>
      basePath === "" ? toOriginForm(url) : removeBasePath(basePath, url),
    clientErrorHandler: createControlRefusals(warn).refuseUnreadable,
  } satisfies FastifyServerOptions;
}

/** Returns the functions that refuse bytes that can't be read as a request, and that answer CONNECT. */
export function createControlRefusals(warn: ControlParts["warn"] = () => {}) {
  return {
    refuseUnreadable: (error: Error, socket: Socket): void =>
      refuseConnection(error, socket, (unreadable) => {
        const { problem, answer } = createUnreadableAnswer(unreadable);
        warn(formatUnreadableLine("The control API", socket, unreadable.cause, problem.status));
        return answer;
      }),
    answerConnect: (request: IncomingMessage) => answerConnect(warn, request),
  };
}

/** Logs a CONNECT request, which only proxies serve. Returns its answer. */
function answerConnect(warn: (sentence: string) => void, { socket }: IncomingMessage) {
  const cause = "CONNECT is for proxies, and the simulator is not a proxy: send the request directly";
  warn(formatUnreadableLine("The control API", socket, cause, 400));
  return createUnreadableAnswer({ status: 400, cause }).answer;
}

/** Adds the control API to a Fastify server. */
export async function controlPlugin(app: FastifyInstance, parts: ControlParts): Promise<void> {
  const refusalOf = createAccessCheck(parts.token);
  const signals = new ClientSignals();
  const streams = new Streams(parts);
  app.addHook("preClose", async () => signals.close());
  // The route decides how to parse the body, not the content type.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, bytes: Buffer, done) => done(null, { bytes }));
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(NO_SNIFFING);
    const { findRoute } = await import("./router.ts");
    const { method, url, headers } = request;
    const route = findRoute(method, url)?.route;
    const refusal = refusalOf({
      url: request.originalUrl,
      headers,
      isPublic: route?.of === "simulator" && route.isPublic,
    });
    if (refusal === undefined) return;
    refuse(parts, request, reply, refusal);
    return reply;
  });
  readBodies(app);
  warnOfDescriptorLimit(app.server, (sentence) => parts.warn?.(sentence));
  serveLeniently(app.server as Server, createControlRefusals(parts.warn).answerConnect);
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.kind === "failed") parts.warn?.(formatFailedLine(request.raw, error));
    refuse(parts, request, reply, problem);
  });
  const requestOf = (request: FastifyRequest, getSignal: () => AbortSignal): Request => {
    const { method, url, query } = request;
    const baseUrl = baseUrlOf(request, parts);
    const body = bodyOf(request);
    return { parts, streams, baseUrl, method, url, query, body, ...readHandlerHeaders(request), getSignal };
  };
  // Fastify has one route for all requests except those with a large body, because all control ports of the process share one router.
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    // The first request loads the schemas, because they take as long to load as everything else.
    const { serve } = await import("./serve.ts");
    const outcome = locateBelow(parts.basePath, await serve(requestOf(request, () => signals.signalOf(reply.raw))));
    const segments = outcome instanceof Problem ? undefined : await outcome.segments?.();
    try {
      if (segments === undefined) send(reply, outcome);
      else sendSegments(reply, segments);
    } catch (error) {
      if (!reply.raw.headersSent) throw error;
      // Fastify calls no error handler after the beginning of an answer.
      parts.warn?.(formatFailedLine(request.raw, error));
      reply.raw.destroy();
    }
    return reply;
  };
  app.route({ method: ["GET", "HEAD", "PUT", "POST", "PATCH", "DELETE"], url: "/*", handler });
  app.setNotFoundHandler(handler);
  await app.register(async (inner) => {
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser("*", async ({ headers, routeOptions }: FastifyRequest, payload: DecodedBody) => {
      const { bodyLimit } = routeOptions;
      return { segments: await collectSegments(payload, headers["content-length"], bodyLimit) };
    });
    for (const { path, ...large } of Object.values(LARGE_BODIES)) inner.route({ ...large, url: path, handler });
  });
}

/**
 * Returns the URL of the API as a caller reaches it; undefined for a request without Host while the URL is not known. The scheme of a proxy
 * with TLS is known only from the public URL of the gateway.
 */
function baseUrlOf({ protocol, headers: { host } }: FastifyRequest, parts: ControlParts): string | undefined {
  const { basePath, publicUrl, addresses } = parts;
  if (basePath !== undefined && publicUrl !== undefined) return `${publicUrl}${basePath}`;
  return host === undefined || host === "" ? addresses().control : `${protocol}://${host}${basePath ?? ""}`;
}

/** Returns an outcome whose Location is below the path of the API. */
function locateBelow(basePath: string | undefined, outcome: RouteOutcome): RouteOutcome {
  const { Location: location } = outcome.headers ?? {};
  if (basePath === undefined || location === undefined || outcome instanceof Problem) return outcome;
  return { ...outcome, headers: { ...outcome.headers, Location: `${basePath}${location}` } };
}

/** Returns the body of a request. The body of a GET is never read: only its headers show whether there is one. */
function bodyOf({ body, method, headers }: FastifyRequest): Request["body"] {
  if (typeof body === "object" && body !== null) return body as SentBody;
  return /^(?:GET|HEAD)$/.test(method) && announcesBody(headers) ? { unread: true } : undefined;
}

/** Returns the headers that handlers need. */
function readHandlerHeaders({
  headers: { accept = "", ...headers },
}: FastifyRequest): Pick<Request, "accept" | "lastEventId" | "ifNoneMatch"> {
  return { accept, lastEventId: headers["last-event-id"]?.toString(), ifNoneMatch: headers["if-none-match"] };
}

/** Answers with a problem, and logs it if it is one of the logged kinds. */
function refuse({ warn }: ControlParts, { raw }: FastifyRequest, reply: FastifyReply, refusal: Problem): void {
  // If the socket is already destroyed, the cut was logged where it was made.
  if (isLogged(refusal) && !raw.socket.destroyed) warn?.(formatRefusedLine(raw, refusal));
  // The client must get the answer although the rest of the body is not read.
  if (refusal.kind === "body-too-large") endAfterAnswer(raw, reply.raw);
  send(reply, refusal);
}

/** Sends an outcome that is not in segments. */
function send(reply: FastifyReply, outcome: RouteOutcome): void {
  reply.code(outcome.status).headers(outcome.headers ?? {});
  if (outcome instanceof Problem) {
    reply.type(PROBLEM_TYPE).send(toJsonBytes(outcome.body));
  } else if (outcome.stream !== undefined) {
    sendStream(reply, outcome);
  } else if (outcome.pieces !== undefined) {
    reply.type(outcome.type ?? "application/octet-stream").send(streamSegments(outcome.pieces()));
  } else if (outcome.body === undefined) {
    reply.send();
  } else if (outcome.type === undefined) {
    reply.type("application/json").send(toJsonBytes(outcome.body));
  } else {
    reply.type(outcome.type).send(outcome.body);
  }
}

/** Sends a large body in segments, as fast as the client reads. */
function sendSegments(reply: FastifyReply, segments: readonly Uint8Array[]): void {
  reply.code(200).type("application/json").header("Content-Length", sumLengths(segments));
  reply.send(streamSegments(segments));
}

/** Starts a streamed answer. Its writer ends it, and the connection closes with it. */
function sendStream(reply: FastifyReply, { type, headers = {}, stream }: Answer): void {
  reply.hijack();
  reply.raw.writeHead(200, { ...NO_SNIFFING, ...headers, "Content-Type": type, Connection: "close" });
  if (reply.request.method === "HEAD") {
    reply.raw.end();
    return;
  }
  // Readers ignore this comment. Writing the comment shows whether the client is still there.
  probeWhenHalfClosed(reply.raw, (response) => response.writable && response.write(":\n\n") !== undefined);
  stream?.(reply.raw);
}

/** Returns JSON as bytes. Fastify would add a charset to text, and JSON media types have none. */
function toJsonBytes(body: unknown): Buffer {
  return Buffer.from(JSON.stringify(body));
}
