// Answers GETs before Fastify makes a request and a reply of its own for them, which costs as much as all the rest: most requests are GETs.
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Handler, type Listening, type ServerOptions } from "../http/create-server.ts";
import { ROOT } from "./exchange/address.ts";
import type { IncomingRequest } from "./exchange/exchange.ts";
import { RouteCache } from "./route-cache.ts";
import type { RouteMatch } from "./router.ts";

/** Serves a GET of an operation; returns whether it did. */
export type DirectHandler = (found: RouteMatch, asking: IncomingRequest, response: ServerResponse) => boolean;

/**
 * Returns a factory of Fastify servers that serve every GET of an operation directly. Everything else goes on to Fastify: bodies, other
 * methods, worlds in the path, unknown addresses, and requests while the server closes. Injected requests reach Fastify alone.
 */
export function createDirectGetServer(serve: DirectHandler) {
  return (toFastify: Handler, options: Readonly<Record<string, unknown>>): Listening => {
    const routes = new RouteCache();
    const server = createServer(
      options as unknown as ServerOptions,
      (raw: IncomingMessage, response: ServerResponse) => {
        const { method, url = "" } = raw;
        if (method === "GET" && url.startsWith(ROOT) && server.listening) {
          const found = routes.find(url);
          if (found !== undefined && serve(found, { raw, query: found.query, body: undefined }, response)) return;
        }
        toFastify(raw, response);
      },
    );
    return server;
  };
}
