// Where a request goes: the world that its path or header names, and its path below the gateway's root.
import type { IncomingMessage } from "node:http";
import { originForm } from "../../http/origin-form.ts";
import { headerOf } from "./header.ts";

/** The root of all interfaces. */
export const ROOT = "/agentgateway/resource";

const WORLD = Symbol("world");
type Routed = Pick<IncomingMessage, "url"> & { [WORLD]?: string };

const WITH_WORLD = /^\/+w\/+([^/?]+)(?:\/+(.*)|(\?.*))?$/s;

/**
 * Takes scheme, host and world off the front of a request's target, so that the router knows every interface once only; returns the path
 * to route by. The world is kept with the request.
 */
export function stripWorld(request: Pick<IncomingMessage, "url">): string {
  const url = originForm(request.url ?? "/");
  if (!url.startsWith("/w/") && !url.startsWith("//")) return url;
  const match = WITH_WORLD.exec(url);
  const name = match?.[1] === undefined ? undefined : decode(match[1]);
  if (name === undefined) return url;
  (request as Routed)[WORLD] = name;
  return `/${match?.[2] ?? match?.[3] ?? ""}`;
}

/** The world that a request names, in its path or by header; undefined: the default one. */
export function worldNameOf(request: IncomingMessage): string | undefined {
  return (request as Routed)[WORLD] ?? headerOf(request, "x-ccgw-world");
}

/** A request's path below the root, without its query and with single slashes; undefined when it is not below it. */
export function pathBelowRoot({ url = "" }: Pick<IncomingMessage, "url">): string | undefined {
  const path = url.replace(/\?.*$/s, "").replace(/\/{2,}/g, "/");
  if (!path.startsWith(ROOT)) return undefined;
  const below = path.slice(ROOT.length);
  if (below === "") return "/";
  return below.startsWith("/") ? below : undefined;
}

/** The same with its query, as it came, for the router; doubled slashes in front of it are rare. */
export function routedPath(request: IncomingMessage): string {
  const { url = "" } = request;
  return url.startsWith(ROOT) ? url.slice(ROOT.length) : (pathBelowRoot(request) ?? "/");
}

function decode(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
