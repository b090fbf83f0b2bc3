// One hook for the bodies of a server: compressed ones are decompressed, and those that nobody reads are bounded.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { decodeBody } from "./encoded-bodies.ts";
import { skipBody } from "./ignored-bodies.ts";

/** The methods whose bodies the server reads itself; it leaves all others lying. */
const WITH_BODY: ReadonlySet<string> = new Set(["PUT", "POST", "PATCH", "DELETE"]);

/** Bounds and decompresses the bodies of all requests. Failures are BodyErrors for the server's error handler. */
export function readBodies(app: FastifyInstance): void {
  app.addHook("preParsing", (request: FastifyRequest, _reply, payload, done) => {
    const { raw } = request;
    const { bodyLimit } = request.routeOptions;
    if (!WITH_BODY.has(request.method)) {
      skipBody(raw, bodyLimit, (error) => done(error ?? null, payload));
      return;
    }
    // Nothing is allocated for the many that are sent as they are.
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
