// Reads the address of a request: the world that its path, a header or its host names, and its path below the gateway's root.
import type { IncomingMessage } from "node:http";
import { toOriginForm } from "../../http/origin-form.ts";
import { ROOT } from "../../words/known-interfaces.ts";
import { headerOf } from "./header.ts";
import { worldOfHost } from "./world-of-host.ts";

export { ROOT };

const WORLD = Symbol("world");
const PATH = Symbol("path to route by");
type Routed = Pick<IncomingMessage, "url"> & { [WORLD]?: string; [PATH]?: string };

const WITH_WORLD = /^\/+w\/+([^/?]+)(?:\/+(.*)|(\?.*))?$/s;

/**
 * Returns the path to route a request by: its target without scheme, host and world. If the target names a world, stores this name with the
 * request.
 */
export function stripWorld(request: Pick<IncomingMessage, "url">): string {
  const known = (request as Routed)[PATH];
  if (known !== undefined) return known;
  const url = toOriginForm(request.url ?? "/");
  if (!url.startsWith("/w/") && !url.startsWith("//")) return url;
  const match = WITH_WORLD.exec(url);
  const name = match?.[1] === undefined ? undefined : decodeName(match[1]);
  if (name === undefined) return url;
  (request as Routed)[WORLD] = name;
  return `/${match?.[2] ?? match?.[3] ?? ""}`;
}

/**
 * Returns the name of the world in a request's path, header or host name, in this order; undefined: the default world. The path counts only
 * if `stripWorld` has read it.
 *
 * @param worldDomain the end of host names that name worlds; undefined: none do
 */
export function worldNameOf(request: IncomingMessage, worldDomain: string | undefined): string | undefined {
  const name = (request as Routed)[WORLD] ?? headerOf(request, "x-ccgw-world");
  return name === undefined && worldDomain !== undefined ? worldOfHost(request, worldDomain) : name;
}

/**
 * Returns the name of the world of a request that is not routed yet; undefined: the default world. Stores the path to route by, so that a
 * later `stripWorld` does not read it again.
 */
export function readWorldNameBeforeRouting(
  request: IncomingMessage,
  worldDomain: string | undefined,
): string | undefined {
  (request as Routed)[PATH] = stripWorld(request);
  return worldNameOf(request, worldDomain);
}

/** Returns a request's path below the root, without its query and with single slashes; undefined if it is not below the root. */
export function readPathBelowRoot({ url = "" }: Pick<IncomingMessage, "url">): string | undefined {
  const path = url.replace(/\?.*$/s, "").replace(/\/{2,}/g, "/");
  if (!path.startsWith(ROOT)) return undefined;
  const below = path.slice(ROOT.length);
  if (below === "") return "/";
  return below.startsWith("/") ? below : undefined;
}

/** Returns a request's path below the root, with its query; `/` if it is not below the root. */
export function readRoutedPath(request: IncomingMessage): string {
  const { url = "" } = request;
  if (url.startsWith(ROOT)) return url.slice(ROOT.length);
  const path = readPathBelowRoot(request);
  if (path === undefined) return "/";
  return url.includes("?") ? `${path}${url.slice(url.indexOf("?"))}` : path;
}

function decodeName(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
