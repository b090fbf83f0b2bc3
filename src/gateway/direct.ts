// Answers GETs before Fastify makes its own request and reply of them, which costs as much as all the rest: clients ask little else.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";
import { ROOT } from "./address.ts";
import type { Asking } from "./exchange.ts";
import { FoundBefore } from "./found-before.ts";
import type { Found } from "./router.ts";

/** Serves a request that was found to be an operation's; answers whether it did. */
export type ServeDirectly = (found: Found, asking: Asking, response: ServerResponse) => boolean;

/**
 * Has every GET of an operation served directly. Whatever else comes (bodies, other methods, worlds in the path, addresses that are
 * none, requests while the server closes) goes on to Fastify, and so does everything that is injected.
 */
export function takeGets(app: FastifyInstance, serve: ServeDirectly): void {
  const { server } = app;
  const others = server.listeners("request") as ((request: IncomingMessage, response: ServerResponse) => void)[];
  const found = new FoundBefore();
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
  });
  server.removeAllListeners("request");
  server.on("request", (raw: IncomingMessage, response: ServerResponse) => {
    const { method, url = "" } = raw;
    if (method === "GET" && !closing && url.startsWith(ROOT)) {
      const meant = found.find(url);
      if (meant !== undefined && serve(meant, { raw, query: meant.query, body: undefined }, response)) return;
    }
    for (const listener of others) listener.call(server, raw, response);
  });
}
