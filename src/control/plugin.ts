// The control API as one Fastify plugin: mounts every declared request, and answers every no as a problem.
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from "fastify";
import { show } from "../world/forms.ts";
import { judge } from "./access.ts";
import { check, readJson } from "./check.ts";
import { BODY_LIMIT, failed, problemOf, refuseConnection } from "./failure.ts";
import { Leaving } from "./leaving.ts";
import { PROBLEM_TYPE, Problem, problem, wrongMethod } from "./problem.ts";
import type { Asked, ControlParts, Outcome, Route } from "./route.ts";
import { type Found, findRoute, methodsOf, PATH_TOLERANCE, ROUTES } from "./router.ts";

export type { ControlParts } from "./route.ts";
export { ROUTES } from "./router.ts";

/** What the server must be made with for the plugin to work: bounds, and problems for what goes wrong before routing. */
export const controlServerOptions = {
  bodyLimit: BODY_LIMIT,
  return503OnClosing: false,
  requestTimeout: 60_000,
  routerOptions: PATH_TOLERANCE,
  exposeHeadRoutes: false,
  frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) => send(reply, problemOf(error)),
  clientErrorHandler: refuseConnection,
} satisfies FastifyServerOptions;

/** Mounts the control API. */
export async function control(app: FastifyInstance, parts: ControlParts): Promise<void> {
  const mayPass = judge(parts.token);
  const leaving = new Leaving();
  app.addHook("preClose", async () => leaving.close());
  // Whatever the content type says, a body is text until a request reads it as JSON.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  app.addHook("onRequest", (request, reply, done) => {
    const refusal = mayPass(request.headers, isOpen(request));
    if (refusal === undefined) done();
    else send(reply, refusal);
  });
  app.setErrorHandler((error, request, reply) => {
    const found = problemOf(error);
    if (found.kind === "failed") request.log.error(error);
    send(reply, found);
  });
  app.setNotFoundHandler((request, reply) => send(reply, nothingAt(request)));
  // One route for all requests: which one is meant, a router of our own finds, which every control door of the process shares.
  app.route({
    method: ["GET", "HEAD", "PUT", "POST", "PATCH", "DELETE"],
    url: "/*",
    handler: async (request, reply) => {
      const found = findRoute(request.method, request.url);
      send(
        reply,
        found === undefined
          ? nothingAt(request)
          : await answer(parts, found, request, () => leaving.signalOf(reply.raw)),
      );
      return reply;
    },
  });
}

/** Checks a request against its declaration, part by part, and has it handled. */
function answer(
  parts: ControlParts,
  { route, params }: Found,
  request: FastifyRequest,
  left: () => AbortSignal,
): Outcome | Promise<Outcome> {
  const name = params["world"] ?? "";
  const world = route.of === "world" ? parts.worlds.enter(name) : undefined;
  if (route.of === "world" && world === undefined) {
    return problem("unknown-world", `There is no world named ${show(name)} here; there always is one named "default".`);
  }
  const checked = checkParts(route, params, request);
  if (checked instanceof Problem) return checked;
  const { accept = "" } = request.headers;
  if (route.of === "simulator") return route.handle({ parts, accept, left, ...checked });
  return world === undefined ? failed() : route.handle({ parts, accept, left, world, ...checked });
}

function checkParts(route: Route, params: Found["params"], request: FastifyRequest): Read | Problem {
  const body = readBody(route, request.body);
  if (body instanceof Problem) return body;
  const sent = { params, query: request.query, body: body.value };
  const read: Record<string, unknown> = {};
  for (const part of ["params", "query", "body"] as const) {
    const shape = route[part];
    const checked = shape === undefined ? { value: undefined } : check(shape, sent[part]);
    if (checked instanceof Problem) return checked;
    read[part] = checked.value;
  }
  // The shapes have vouched for what the handler is promised.
  return read as unknown as Read;
}

type Read = Omit<Asked<undefined, undefined, undefined>, "parts" | "accept" | "left">;

function readBody({ body, bodyIsText }: Route, sent: unknown): { value: unknown } | Problem {
  if (body === undefined) return { value: undefined };
  return bodyIsText === true ? { value: sent ?? "" } : readJson(sent);
}

/** The one place that answers. */
function send(reply: FastifyReply, outcome: Outcome): void {
  reply.code(outcome.status).headers(outcome.headers ?? {});
  if (outcome instanceof Problem) {
    reply.type(PROBLEM_TYPE).send(jsonBytes(outcome.body));
  } else if (outcome.body === undefined) {
    reply.send();
  } else if (outcome.type === undefined) {
    reply.type("application/json").send(jsonBytes(outcome.body));
  } else {
    reply.type(outcome.type).send(outcome.body);
  }
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
