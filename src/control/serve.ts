// Finds the route of a request from HTTP or from the same process, checks the request, and runs the handler.
import { decodeText } from "../forms/text-bytes.ts";
import { show } from "../forms/wording.ts";
import { waitAtGate } from "../words/answer-gate.ts";
import type { InputHolder } from "../world/tape/tape-record.ts";
import type { World } from "../world/world.ts";
import { WorldUnavailable } from "../world/world-keeper.ts";
import { parsePart, readBodyJson, type SentPart } from "./check-request.ts";
import { problemOf } from "./failure.ts";
import { toOpenApiPath } from "./paths.ts";
import {
  createElsewhereProblem,
  createHandedOverProblem,
  createNotUtf8Problem,
  createProblem,
  createUnexpectedBodyProblem,
  createWrongMethodProblem,
  Problem,
} from "./problem.ts";
import {
  type RequestInput,
  type Route,
  type RouteOutcome,
  type SentBody,
  takesBody,
  type UnreadBody,
} from "./route.ts";
import { type FoundRoute, findRoute, methodsOf, ROUTES } from "./router.ts";

/** A request before its checks. */
export interface Request extends Omit<RequestInput<undefined, undefined, undefined>, keyof CheckedParts | "routes"> {
  readonly method: string;
  /** The URL with its query. */
  readonly url: string;
  /** The parsed query. */
  readonly query: unknown;
  /** The body: bytes, a value, or unread if no request of this method takes one; undefined if there is none. */
  readonly body: SentBody | { readonly unread: true } | undefined;
}

/** The checked parts of a request. */
type CheckedParts = Pick<RequestInput<undefined, undefined, undefined>, "params" | "query" | "body">;

/** Finds the route of a request, checks every part of the request, and returns the outcome of its handler, or the first problem. */
export function serve(request: Request): RouteOutcome | Promise<RouteOutcome> {
  const found = findRoute(request.method, request.url);
  if (found === undefined) return createRouteProblem(request);
  const { route, params } = found;
  if (route.of === "simulator") {
    const body = readSentBody(route, request.body);
    if (body instanceof Problem) return body;
    const checked = checkParts(route, params, request.query, body);
    return checked instanceof Problem ? checked : route.handle(inputOf(request, checked));
  }
  const name = params["world"] ?? "";
  const { worlds } = request.parts;
  const world = worlds.enter(name);
  if (world === undefined) return serveFetched(route, params, request, name);
  if (!world.isWorking || route.servesWorking === true) return serveWorld(route, params, request, world);
  return world.waitUntilFree().then(() => {
    // `enter` would catch up with the clock again, and a fast clock could keep the world working forever.
    const free = worlds.get(name);
    return free === undefined ? serveFetched(route, params, request, name) : serveWorld(route, params, request, free);
  });
}

/** Serves a request to a world that is not here: fetches it from the store, if there is a store. */
function serveFetched(
  route: WorldRoute,
  params: FoundRoute["params"],
  request: Request,
  name: string,
): RouteOutcome | Promise<RouteOutcome> {
  const { worlds } = request.parts;
  const progress = worlds.describeCreation(name);
  const fetching = progress === undefined ? worlds.fetch(name) : undefined;
  if (fetching === undefined) return createUnknownWorldProblem(name, progress);
  return fetching.then((fetched) => {
    if (fetched instanceof WorldUnavailable) return createElsewhereProblem(fetched.sentence);
    const world = worlds.enter(name);
    return world === undefined ? createUnknownWorldProblem(name, undefined) : serveWorld(route, params, request, world);
  });
}

function inputOf(request: Request, checked: CheckedParts) {
  const { parts, streams, baseUrl, accept, lastEventId, ifNoneMatch } = request;
  return {
    parts,
    streams,
    routes: ROUTES,
    baseUrl,
    accept,
    lastEventId,
    ifNoneMatch,
    getSignal: () => request.getSignal(),
    ...checked,
  };
}

function createUnknownWorldProblem(name: string, progress: string | undefined): Problem {
  if (progress === undefined) {
    return createProblem(
      "unknown-world",
      `There is no world named ${show(name)}. The world named "default" always exists.`,
    );
  }
  return createProblem("unknown-world", `The world ${show(name)} is being created (${progress}). Try again later.`);
}

type WorldRoute = Extract<Route, { of: "world" }>;

/** Runs the handler of a world's request. An unexpected error stops that world and is not rethrown. */
async function serveWorld(
  route: WorldRoute,
  params: FoundRoute["params"],
  request: Request,
  world: World,
): Promise<RouteOutcome> {
  const body = readSentBody(route, request.body);
  if (body instanceof Problem) return body;
  const checked = checkParts(route, params, request.query, body);
  if (checked instanceof Problem) return checked;
  const { errorBoundary } = world;
  if (errorBoundary.failure !== undefined && route.servesFailed !== true)
    return createProblem("world-failed", errorBoundary.failure);
  const holder = { input: 0 };
  const handle = () => route.handle({ ...inputOf(request, checked), world, holder });
  try {
    if (route.changesCounting === true) world.travel.markLatestRequests();
    const outcome = await (isTaped(route)
      ? handleAsInput(world, { method: route.method, url: request.url, body: body.value }, handle, holder)
      : handle());
    if (holder.input > 0) world.tape.recordControlAnswer(holder.input, ...answerOf(outcome));
    if (await waitAtGate(world.gate)) return outcome;
    return createHandedOverProblem(world.name);
  } catch (error) {
    if (problemOf(error).kind !== "failed") throw error;
    return createProblem("world-failed", errorBoundary.fail(error));
  }
}

/** Returns whether a request is taped here: if it is not a GET, and its route does not say otherwise. */
function isTaped({ method, taped }: WorldRoute): boolean {
  return method !== "GET" && taped === undefined;
}

/** Runs a handler as an input of the world. If it returns a promise, its later work is not part of the input. */
function handleAsInput(
  { tape }: World,
  { method, url, body }: { readonly method: string; readonly url: string; readonly body: unknown },
  handle: () => RouteOutcome | Promise<RouteOutcome>,
  holder: InputHolder,
): RouteOutcome | Promise<RouteOutcome> {
  const path = url.replace(/^\/+worlds\/[^/?]*/, "");
  const control = { method, path, ...(body === undefined ? {} : { body }) };
  const outcome = tape.runControl(control, handle, holder);
  if (outcome instanceof Promise) return outcome;
  // The answer is recorded before the next input begins, because a refused request gives its input number back.
  tape.recordControlAnswer(holder.input, ...answerOf(outcome));
  holder.input = 0;
  return outcome;
}

/** The members of answers that are not taped. A replay cannot reproduce them: they depend on this process, or count untaped requests. */
const UNTAPED_MEMBERS: readonly string[] = ["requests", "url", "replica"];

/** Returns the status and the text of an answer, for the tape. */
function answerOf(outcome: RouteOutcome): readonly [status: number, text: string] {
  const { status, body } = outcome;
  const text = JSON.stringify(body ?? null, (name, member) => (UNTAPED_MEMBERS.includes(name) ? undefined : member));
  return [status, text];
}

/** Returns a body before its check; unread if the route takes it unread. */
function readSentBody(route: Route, sent: Request["body"]): SentPart | Problem {
  return route.bodyIsUnread === true ? { value: toUnreadBody(sent) } : readBody(route, sent);
}

function checkParts(
  route: Route,
  params: FoundRoute["params"],
  query: unknown,
  body: SentPart,
): CheckedParts | Problem {
  const { bodyIsUnread = false } = route;
  const sent = { params: { value: params }, query: { value: query }, body };
  const read: Record<string, unknown> = {};
  for (const part of ["params", "query", "body"] as const) {
    const shape = route[part];
    const isChecked = shape !== undefined && !(bodyIsUnread && part === "body");
    const checked = isChecked ? parsePart(shape, sent[part]) : sent[part];
    if (checked instanceof Problem) return checked;
    read[part] = shape === undefined ? undefined : checked.value;
  }
  // The schemas have checked these types.
  return read as unknown as CheckedParts;
}

function readBody(route: Route, sent: Request["body"]): SentPart | Problem {
  const { bodyIsText } = route;
  if (!takesBody(route))
    return sent === undefined || isEmpty(sent) ? { value: undefined } : createUnexpectedBodyProblem(route);
  if (sent === undefined || "unread" in sent) return { value: bodyIsText === true ? "" : undefined };
  if ("value" in sent) return sent;
  const decoded = decodeText("bytes" in sent ? sent.bytes : Buffer.concat(sent.segments));
  if (!("text" in decoded)) return createNotUtf8Problem(decoded);
  return bodyIsText === true ? { value: decoded.text } : readBodyJson(decoded.text);
}

function toUnreadBody(sent: Request["body"]): UnreadBody {
  if (sent === undefined || "unread" in sent) return { value: undefined };
  return "bytes" in sent ? { segments: [sent.bytes] } : sent;
}

function isEmpty(sent: object): boolean {
  return "bytes" in sent && (sent.bytes as Uint8Array).length === 0;
}

/** Returns the problem of a request without a route: a wrong method or an unknown path. */
function createRouteProblem({ method, url }: Request): Problem {
  const path = url.replace(/\?.*$/s, "");
  const allowed = methodsOf(url);
  if (allowed.length > 0) return createWrongMethodProblem(method, path, allowed);
  if (/^\/+(?:w\/[^/]+\/)?agentgateway(?:\/|$)/.test(path)) {
    return createProblem(
      "unknown-path",
      "This is the control API. Send the request to the gateway: GET /simulator returns its URL.",
    );
  }
  const paths = [...new Set(ROUTES.map((route) => toOpenApiPath(route.path)))];
  return createProblem("unknown-path", `Unknown path ${show(path)}. The control API has ${paths.join(", ")}.`);
}
