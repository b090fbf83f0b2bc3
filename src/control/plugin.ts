// The control API as one Fastify plugin: mounts every declared request, and answers every no as a problem.
import type { Socket } from "node:net";
import type { ConnectionError, FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from "fastify";
import { show } from "../world/forms.ts";
import { judge } from "./access.ts";
import { check, readJson } from "./check.ts";
import { BODY_LIMIT, failed, problemOf, refuseConnection } from "./failure.ts";
import { Leaving } from "./leaving.ts";
import { PROBLEM_TYPE, Problem, problem, wrongMethod } from "./problem.ts";
import type { Answer, Asked, ControlDoor, ControlParts, Outcome, Route } from "./route.ts";
import { type Found, findRoute, methodsOf, PATH_TOLERANCE, ROUTES } from "./router.ts";
import { Streams } from "./streams.ts";
import { isWorthALine, sayFailed, sayRefused, sayUnreadable } from "./turned-away.ts";

export type { ControlParts } from "./route.ts";
export { ROUTES } from "./router.ts";

/** What the server must be made with for the plugin to work: bounds, and problems for what goes wrong before routing. */
export function controlServer(warn: ControlParts["warn"] = () => {}) {
  return {
    bodyLimit: BODY_LIMIT,
    return503OnClosing: false,
    routerOptions: PATH_TOLERANCE,
    exposeHeadRoutes: false,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const found = problemOf(error);
      warn(sayRefused(request.raw, found));
      send(reply, found);
    },
    clientErrorHandler: (error: ConnectionError, socket: Socket) =>
      refuseConnection(error, socket, (found) => warn(sayUnreadable(socket, found))),
  } satisfies FastifyServerOptions;
}

/** Mounts the control API. */
export async function control(app: FastifyInstance, parts: ControlParts): Promise<void> {
  const mayPass = judge(parts.token);
  const leaving = new Leaving();
  const door: ControlDoor = { routes: ROUTES, streams: new Streams(parts.wall) };
  app.addHook("preClose", async () => leaving.close());
  // Whatever the content type says, a body is text until a request reads it as JSON.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  app.addHook("onRequest", (request, reply, done) => {
    const refusal = mayPass(request.headers, isOpen(request));
    if (refusal === undefined) done();
    else refuse(parts, request, reply, refusal);
  });
  app.setErrorHandler((error, request, reply) => {
    const found = problemOf(error);
    if (found.kind === "failed") parts.warn?.(sayFailed(request.raw, error));
    refuse(parts, request, reply, found);
  });
  app.setNotFoundHandler((request, reply) => send(reply, nothingAt(request)));
  // One route for all requests: which one is meant, a router of our own finds, which every control door of the process shares.
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const found = findRoute(request.method, request.url);
    send(
      reply,
      found === undefined
        ? nothingAt(request)
        : await answer({ parts, door, ...said(request), left: () => leaving.signalOf(reply.raw) }, found, request),
    );
    return reply;
  };
  app.route({ method: ["GET", "HEAD", "PUT", "POST", "PATCH", "DELETE"], url: "/*", handler });
  for (const { method, path, bodyLimit } of ROUTES) {
    if (bodyLimit !== undefined) app.route({ method, url: path, bodyLimit, handler });
  }
}

/** Checks a request against its declaration, part by part, and has it handled. */
function answer(asked: Given, { route, params }: Found, request: FastifyRequest): Outcome | Promise<Outcome> {
  const name = params["world"] ?? "";
  const world = route.of === "world" ? asked.parts.worlds.enter(name) : undefined;
  if (route.of === "world" && world === undefined) {
    return problem("unknown-world", `There is no world named ${show(name)} here; there always is one named "default".`);
  }
  const checked = checkParts(route, params, request);
  if (checked instanceof Problem) return checked;
  if (route.of === "simulator") return route.handle({ ...asked, ...checked });
  return world === undefined ? failed() : route.handle({ ...asked, world, ...checked });
}

/** What a request says beside its parts. */
function said({ headers: { accept = "", ...headers } }: FastifyRequest): Pick<Given, "accept" | "lastEventId"> {
  return { accept, lastEventId: headers["last-event-id"]?.toString() };
}

function checkParts(route: Route, params: Found["params"], request: FastifyRequest): Read | Problem {
  const body = readBody(route, request.body);
  if (body instanceof Problem) return body;
  const sent = { params, query: request.query, body: body.value };
  const read: Record<string, unknown> = {};
  for (const part of ["params", "query", "body"] as const) {
    const shape = route[part];
    const checked = shape === undefined ? { value: undefined } : check(shape, sent[part], route.bodyLimit);
    if (checked instanceof Problem) return checked;
    read[part] = checked.value;
  }
  // The shapes have vouched for what the handler is promised.
  return read as unknown as Read;
}

type Read = Pick<Asked<undefined, undefined, undefined>, "params" | "query" | "body">;
type Given = Omit<Asked<undefined, undefined, undefined>, keyof Read>;

function readBody({ body, bodyIsText }: Route, sent: unknown): { value: unknown } | Problem {
  if (body === undefined) return { value: undefined };
  return bodyIsText === true ? { value: sent ?? "" } : readJson(sent);
}

/** Answers with a problem; a person hears of those that are there for safety's sake. */
function refuse({ warn }: ControlParts, { raw }: FastifyRequest, reply: FastifyReply, refusal: Problem): void {
  // Of a line that is dead already, whoever cut it has told.
  if (isWorthALine(refusal) && !raw.socket.destroyed) warn?.(sayRefused(raw, refusal));
  send(reply, refusal);
}

/** The one place that answers. */
function send(reply: FastifyReply, outcome: Outcome): void {
  reply.code(outcome.status).headers(outcome.headers ?? {});
  if (outcome instanceof Problem) {
    reply.type(PROBLEM_TYPE).send(jsonBytes(outcome.body));
  } else if (outcome.stream !== undefined) {
    sendStream(reply, outcome);
  } else if (outcome.body === undefined) {
    reply.send();
  } else if (outcome.type === undefined) {
    reply.type("application/json").send(jsonBytes(outcome.body));
  } else {
    reply.type(outcome.type).send(outcome.body);
  }
}

/** An answer that goes on: whoever writes it ends it, and its connection with it. */
function sendStream(reply: FastifyReply, { type, headers = {}, stream }: Answer): void {
  reply.hijack();
  reply.raw.writeHead(200, { ...headers, "Content-Type": type, Connection: "close" });
  if (reply.request.method === "HEAD") reply.raw.end();
  else stream?.(reply.raw);
}

// Bytes, because to text the server would add a charset, which JSON types do not have.
function jsonBytes(body: unknown): Buffer {
  return Buffer.from(JSON.stringify(body));
}

/** What the router found nothing for: a known path that is asked with another method, or no path of ours. */
function nothingAt(request: FastifyRequest): Problem {
  const path = pathOf(request);
  const allowed = methodsOf(request.url);
  if (allowed.length > 0) return wrongMethod(request.method, path, allowed);
  if (/^\/+(?:w\/[^/]+\/)?agentgateway(?:\/|$)/.test(path)) {
    return problem("unknown-path", "The gateway's interfaces are on the gateway's own port; this is the control API.");
  }
  const paths = [...new Set(ROUTES.map((route) => route.path.replaceAll(/:(\w+)/g, "{$1}")))];
  return problem("unknown-path", `There is nothing at ${show(path)}. The control API has ${paths.join(", ")}.`);
}

function pathOf(request: FastifyRequest): string {
  return request.url.replace(/\?.*$/s, "");
}

function isOpen(request: FastifyRequest): boolean {
  const route = findRoute(request.method, request.url)?.route;
  return route?.of === "simulator" && route.open;
}
