// How a request becomes a declared one and its outcome, whether it came over HTTP or from within the process.
import { decodeText } from "../forms/text-bytes.ts";
import { show } from "../forms/wording.ts";
import type { World } from "../world/world.ts";
import { check, readBodyJson, type Sent } from "./check-request.ts";
import { problemOf } from "./failure.ts";
import { bodyRefused, notUtf8, Problem, problem, wrongMethod } from "./problem.ts";
import { type Asked, type Outcome, type Route, type SentBody, takesBody, type UnreadBody } from "./route.ts";
import { type Found, findRoute, methodsOf, ROUTES } from "./router.ts";

/** A request before its checks. */
export interface Request extends Omit<Asked<undefined, undefined, undefined>, keyof Read | "routes"> {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  /** The query, read. */
  readonly query: unknown;
  /** The body: bytes or a value, or left unread where no request takes one; undefined without one. */
  readonly body: SentBody | { readonly unread: true } | undefined;
}

/** What of a request its declaration has checked. */
type Read = Pick<Asked<undefined, undefined, undefined>, "params" | "query" | "body">;

/** Finds what is asked for, checks the request against its declaration, part by part, and has it handled. */
export function serve(request: Request): Outcome | Promise<Outcome> {
  const found = findRoute(request.method, request.url);
  if (found === undefined) return nothingAt(request);
  const { route, params } = found;
  if (route.of === "simulator") {
    const checked = checkParts(route, params, request);
    return checked instanceof Problem ? checked : route.handle(askedFor(request, checked));
  }
  const name = params["world"] ?? "";
  const { worlds } = request.parts;
  const world = worlds.enter(name);
  if (world === undefined) return unknownWorld(name, worlds.creationProgress(name));
  if (!world.isWorking || route.servesWorking === true) return serveWorld(route, params, request, world);
  return world.free().then(() => {
    // It was brought up to the moment when its work ended: another catching up could keep it working for ever.
    const free = worlds.get(name);
    return free === undefined ? unknownWorld(name, undefined) : serveWorld(route, params, request, free);
  });
}

function askedFor(request: Request, checked: Read) {
  const { parts, door, accept, lastEventId } = request;
  return { parts, door, routes: ROUTES, accept, lastEventId, left: () => request.left(), ...checked };
}

function unknownWorld(name: string, coming: string | undefined): Problem {
  if (coming === undefined) {
    return problem("unknown-world", `There is no world named ${show(name)}. The world named "default" always exists.`);
  }
  return problem("unknown-world", `The world ${show(name)} is being created (${coming}). Try again later.`);
}

type WorldRoute = Extract<Route, { of: "world" }>;

/** Has a request to a world handled. What it throws unexpectedly stops that world, and is not thrown any further. */
async function serveWorld(
  route: WorldRoute,
  params: Found["params"],
  request: Request,
  world: World,
): Promise<Outcome> {
  const checked = checkParts(route, params, request);
  if (checked instanceof Problem) return checked;
  const { fence } = world;
  if (fence.failure !== undefined && route.servesFailed !== true) return problem("world-failed", fence.failure);
  try {
    return await route.handle({ ...askedFor(request, checked), world });
  } catch (error) {
    if (problemOf(error).kind !== "failed") throw error;
    return problem("world-failed", fence.fail(error));
  }
}

function checkParts(route: Route, params: Found["params"], request: Request): Read | Problem {
  const { bodyIsUnread = false } = route;
  const body = bodyIsUnread ? { value: unreadBody(request.body) } : readBody(route, request.body);
  if (body instanceof Problem) return body;
  const sent = { params: { value: params }, query: { value: request.query }, body };
  const read: Record<string, unknown> = {};
  for (const part of ["params", "query", "body"] as const) {
    const shape = route[part];
    const isChecked = shape !== undefined && !(bodyIsUnread && part === "body");
    const checked = isChecked ? check(shape, sent[part]) : sent[part];
    if (checked instanceof Problem) return checked;
    read[part] = shape === undefined ? undefined : checked.value;
  }
  // The shapes have vouched for what the handler is promised.
  return read as unknown as Read;
}

function readBody(route: Route, sent: Request["body"]): Sent | Problem {
  const { bodyIsText } = route;
  if (!takesBody(route)) return sent === undefined || isEmpty(sent) ? { value: undefined } : bodyRefused(route);
  if (sent === undefined || "unread" in sent) return { value: bodyIsText === true ? "" : undefined };
  if ("value" in sent) return sent;
  const decoded = decodeText("bytes" in sent ? sent.bytes : Buffer.concat(sent.segments));
  if (!("text" in decoded)) return notUtf8(decoded);
  return bodyIsText === true ? { value: decoded.text } : readBodyJson(decoded.text);
}

function unreadBody(sent: Request["body"]): UnreadBody {
  if (sent === undefined || "unread" in sent) return { value: undefined };
  return "bytes" in sent ? { segments: [sent.bytes] } : sent;
}

function isEmpty(sent: object): boolean {
  return "bytes" in sent && (sent.bytes as Uint8Array).length === 0;
}

/** What the router found nothing for: a known path that is asked with another method, or no path of ours. */
function nothingAt({ method, url }: Request): Problem {
  const path = url.replace(/\?.*$/s, "");
  const allowed = methodsOf(url);
  if (allowed.length > 0) return wrongMethod(method, path, allowed);
  if (/^\/+(?:w\/[^/]+\/)?agentgateway(?:\/|$)/.test(path)) {
    return problem("unknown-path", "This is the control API. The interfaces of the gateway are on its own port.");
  }
  const paths = [...new Set(ROUTES.map((route) => route.path.replaceAll(/:(\w+)/g, "{$1}")))];
  return problem("unknown-path", `Unknown path ${show(path)}. The control API has ${paths.join(", ")}.`);
}
