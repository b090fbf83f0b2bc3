// A hook that decompresses the bodies of a server's requests and limits the ignored ones.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { decodeBody } from "./encoded-bodies.ts";
import { skipBody } from "./ignored-bodies.ts";

/** The methods whose bodies Fastify reads; it ignores all others. */
const WITH_BODY: ReadonlySet<string> = new Set(["PUT", "POST", "PATCH", "DELETE"]);

/** Limits and decompresses the bodies of all requests. The server's error handler gets BodyErrors. */
export function readBodies(app: FastifyInstance): void {
  app.addHook("preParsing", (request: FastifyRequest, _reply, payload, done) => {
    const { raw } = request;
    const { bodyLimit } = request.routeOptions;
    if (!WITH_BODY.has(request.method)) {
      skipBody(raw, bodyLimit, (error) => done(error ?? null, payload));
      return;
    }
    // Allocates nothing for uncompressed bodies, which are nearly all.
    if (raw.headers["content-encoding"] === undefined) {
      done(null, payload);
      return;
    }
    try {
      done(null, decodeBody(raw, bodyLimit));
    } catch (error) {
      done(error as Error);
    }
  });
}
