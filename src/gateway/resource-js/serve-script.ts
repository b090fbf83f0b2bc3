// Serves the JavaScript client that the gateway generates, for pages that load it as a script.
import type { FastifyInstance } from "fastify";
import { KNOWN_INTERFACES, RESOURCE_JS } from "../../words/known-interfaces.ts";
import { apiUrlOf } from "../exchange/api-url.ts";
import { Exchange } from "../exchange/exchange.ts";
import type { GatewayHost } from "../host.ts";
import { enterWorld } from "../unserved/not-found.ts";
import { createScript, type ResourceScript } from "./script.ts";

let script: ResourceScript | undefined;

/** Adds the route of the script. The script is not an interface, so a request for it needs no Guid, and gets no fault of the world. */
export function addResourceJs(app: FastifyInstance, host: GatewayHost): void {
  app.route({
    method: ["GET", "HEAD"],
    url: "/agentgateway/resource-js",
    handler: (request, reply) => {
      const world = enterWorld(host, request, reply);
      if (world === undefined) return;
      script ??= createScript(KNOWN_INTERFACES);
      const text = script(apiUrlOf(request.raw));
      reply.hijack();
      new Exchange(host, world, RESOURCE_JS, undefined, request, reply.raw).endWith("0", (response) => {
        // The script has the address of a world. A cache must not keep it for another one.
        const length = String(Buffer.byteLength(text));
        response.writeHead(200, ["Content-Type", TYPE, "Cache-Control", "no-store", "Content-Length", length]);
        response.end(text);
      });
    },
  });
}

const TYPE = "text/javascript";
