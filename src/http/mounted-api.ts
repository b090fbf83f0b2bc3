// Declares an API below a path of a server, so that one address serves two APIs.
import type { RequestListener } from "node:http";
import { toOriginForm } from "./origin-form.ts";

/** An API that gets the requests below a path, unchanged. */
export interface MountedApi {
  /** The path, such as `/ccgw`, without a trailing slash. */
  readonly path: string;
  readonly serve: RequestListener;
}

/**
 * Returns whether a request target is a path or below it. Only its exact spelling counts. With doubled slashes, percent codes or a world in
 * front, a target stays with the API of the server.
 */
export function isBelow(path: string, target: string): boolean {
  const url = toOriginForm(target);
  if (!url.startsWith(path)) return false;
  const next = url.charAt(path.length);
  return next === "" || next === "/" || next === "?";
}

/** Returns a request target without the path that it is below; at least `/`. */
export function removeBasePath(path: string, target: string): string {
  const rest = toOriginForm(target).slice(path.length);
  return rest.startsWith("/") ? rest : `/${rest}`;
}
