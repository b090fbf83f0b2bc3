// Adds a hook that decompresses the bodies of requests, limits ignored bodies, and reads the bodies of some GETs.
import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { createTooLargeError } from "./body-error.ts";
import { decodeBody } from "./encoded-bodies.ts";
import { hasBody, skipBody } from "./ignored-bodies.ts";

/** The methods whose bodies Fastify reads. It would wait forever for a body that was read before. It ignores the bodies of all others. */
const WITH_BODY: ReadonlySet<string> = new Set(["PUT", "POST", "PATCH", "DELETE", "OPTIONS", "QUERY"]);

/**
 * Decompresses bodies, and limits those that are compressed, ignored or read here. Fastify limits the others. The server's error handler
 * gets BodyErrors.
 *
 * @param readerOf returns the function that reads the body of a GET; undefined: the body is ignored.
 */
export function readBodies(
  app: FastifyInstance,
  readerOf?: (request: FastifyRequest) => ((body: Buffer) => unknown) | undefined,
): void {
  app.addHook("preParsing", (request: FastifyRequest, _reply, payload, done) => {
    const { raw } = request;
    const { bodyLimit } = request.routeOptions;
    if (!WITH_BODY.has(request.method)) {
      const read = hasBody(raw) ? readerOf?.(request) : undefined;
      if (read !== undefined) {
        readWholeBody(raw, bodyLimit).then((body) => {
          request.body = read(body);
          done(null, payload);
        }, done);
        return;
      }
      skipBody(raw, bodyLimit, (error) => done(error ?? null, payload));
      return;
    }
    // Nearly all bodies are uncompressed, so nothing is allocated for them.
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

/**
 * Reads a whole body, decompressed.
 *
 * @throws BodyError if it can't be read, or has more than `limit` bytes
 */
async function readWholeBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw createTooLargeError();
  const chunks: Buffer[] = [];
  let length = 0;
  // The refusal is written to the socket, so the request must not be destroyed.
  for await (const chunk of decodeBody(request, limit).iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw createTooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
