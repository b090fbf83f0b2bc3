// Routes GETs straight to their operations, because Fastify's request and reply objects would double the time of a GET.
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createServer, type HttpServer, type ServerOptions } from "../http/create-server.ts";
import { isBelow, type MountedApi } from "../http/mounted-api.ts";
import { ROOT } from "./exchange/address.ts";
import type { IncomingRequest } from "./exchange/exchange.ts";
import { RouteCache } from "./route-cache.ts";
import type { RouteMatch } from "./router.ts";

/** Serves a GET of an operation; returns false if it leaves the request to Fastify. */
export type DirectHandler = (match: RouteMatch, request: IncomingRequest, response: ServerResponse) => boolean;

/**
 * Returns a `serverFactory` for Fastify whose servers serve every GET of an operation directly. All other requests go to Fastify: bodies,
 * other methods, worlds in the path, unknown addresses, and requests while the server closes. Injected requests always go to Fastify.
 *
 * @param mounted an API that gets the requests below its path; undefined: there is none
 */
export function createDirectGetServer(serve: DirectHandler, mounted: MountedApi | undefined) {
  return (toFastify: RequestListener, options: Readonly<Record<string, unknown>>): HttpServer => {
    const routes = new RouteCache();
    const server = createServer(
      options as unknown as ServerOptions,
      (raw: IncomingMessage, response: ServerResponse) => {
        const { method, url = "" } = raw;
        if (method === "GET" && url.startsWith(ROOT) && server.listening) {
          const match = routes.find(url);
          if (match !== undefined && serve(match, { raw, query: match.query, body: undefined }, response)) return;
        }
        if (mounted !== undefined && isBelow(mounted.path, url)) mounted.serve(raw, response);
        else toFastify(raw, response);
      },
    );
    return server;
  };
}
