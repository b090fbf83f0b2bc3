// Routes GETs straight to their operations, because Fastify's request and reply objects would double the time of a GET.
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createServer, type HttpServer, type ServerOptions } from "../http/create-server.ts";
import { isBelow, type MountedApi } from "../http/mounted-api.ts";
import type { Cors } from "./cors.ts";
import { ROOT } from "./exchange/address.ts";
import type { IncomingRequest } from "./exchange/received-request.ts";
import { RouteCache } from "./route-cache.ts";
import type { RouteMatch } from "./router.ts";
import { answerElsewhere } from "./unserved/not-found.ts";

/** Serves a GET of an operation; returns false if it leaves the request to Fastify. */
export type DirectHandler = (match: RouteMatch, request: IncomingRequest, response: ServerResponse) => boolean;

/** Fetches the world of a request from a store; undefined if the request can be served at once. Resolves like `GatewayHost.fetch`. */
export type WorldFetcher = (request: IncomingMessage) => Promise<boolean> | undefined;

/** Takes a request in place of the gateway. `serve` passes the request to the gateway. */
export type UpstreamListener = (request: IncomingMessage, response: ServerResponse, serve: RequestListener) => void;

/** The duties of a server besides the operations. */
interface ServerDuties {
  /** An API that gets the requests below its path; undefined: there is none. */
  readonly mounted: MountedApi | undefined;
  /** Takes all other requests, in place of the gateway; undefined: the gateway serves them. */
  readonly upstream: UpstreamListener | undefined;
  /** Without `upstream`, fetches the world of each other request before the request is served; undefined if all worlds are here. */
  readonly fetchWorld: WorldFetcher | undefined;
  /** Lets web pages of other origins read the answers about worlds that are not here; undefined: they may not. */
  readonly cors: Cors | undefined;
}

/**
 * Returns a `serverFactory` for Fastify whose servers serve the GETs of operations directly. Fastify gets all other requests for the
 * gateway: other methods, bodies that an operation reads or that may be too large, worlds in the path, unknown worlds and addresses, and
 * requests while the server closes. Injected requests always go to Fastify.
 */
export function createDirectGetServerFactory(
  serve: DirectHandler,
  { mounted, upstream, fetchWorld, cors }: ServerDuties,
) {
  return (toFastify: RequestListener, options: Readonly<Record<string, unknown>>): HttpServer => {
    const routes = new RouteCache();
    const serveRequest = (raw: IncomingMessage, response: ServerResponse): void => {
      const { method, url = "" } = raw;
      if (method === "GET" && url.startsWith(ROOT) && server.listening) {
        const match = routes.find(url);
        if (match !== undefined && serve(match, { raw, query: match.query, body: undefined }, response)) return;
      }
      if (mounted !== undefined && isBelow(mounted.path, url)) mounted.serve(raw, response);
      else toFastify(raw, response);
    };
    const fetchAndServe = (raw: IncomingMessage, response: ServerResponse): void => {
      const isOfWorld = mounted === undefined || !isBelow(mounted.path, raw.url ?? "");
      const fetching = isOfWorld ? fetchWorld?.(raw) : undefined;
      if (fetching === undefined) serveRequest(raw, response);
      else {
        void fetching.then((isKnown) => {
          if (isKnown) serveRequest(raw, response);
          else if (cors?.answerPreflight(raw, response) !== true) answerElsewhere(response);
        });
      }
    };
    const passRequest = (raw: IncomingMessage, response: ServerResponse): void => {
      if (mounted !== undefined && isBelow(mounted.path, raw.url ?? "")) mounted.serve(raw, response);
      else upstream?.(raw, response, serveRequest);
    };
    const ownListener = fetchWorld === undefined ? serveRequest : fetchAndServe;
    const listener = upstream === undefined ? ownListener : passRequest;
    const server = createServer(options as unknown as ServerOptions, listener);
    return server;
  };
}
