// Decompresses request bodies, and refuses unknown encodings.
import type { IncomingMessage } from "node:http";
import { type Readable, Transform } from "node:stream";
import { createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { BodyError } from "./body-error.ts";

/** A decompressed body; Fastify compares `receivedEncodedLength` with Content-Length. */
export type DecodedBody = Readable & { receivedEncodedLength?: number };

/**
 * Returns the body of a request, decompressed by its Content-Encoding. The stream fails with a BodyError if the body is damaged, or has more
 * than `limit` bytes when decompressed.
 *
 * @throws BodyError if the encoding is unknown
 */
export function decodeBody(request: IncomingMessage, limit: number): DecodedBody {
  const encoding = request.headers["content-encoding"]?.trim().toLowerCase() ?? "";
  if (encoding === "" || encoding === "identity") return request;
  if (encoding === "gzip" || encoding === "x-gzip") return inflate(request, "gzip", limit);
  if (encoding === "deflate") return inflate(request, "deflate", limit);
  throw new BodyError("CCGW_BODY_ENCODING", `has the encoding ${JSON.stringify(encoding.slice(0, 40))}`);
}

function inflate(request: IncomingMessage, encoding: "gzip" | "deflate", limit: number): DecodedBody {
  let inflater: Transform | undefined;
  let inflated = 0;
  const fail = (code: BodyError["code"], message: string): void => {
    if (!decoded.destroyed) decoded.destroy(new BodyError(code, message));
  };
  const withListeners = (created: Transform): Transform =>
    created
      .on("data", (chunk: Buffer) => {
        inflated += chunk.length;
        if (inflated <= limit) decoded.push(chunk);
        else fail("CCGW_BODY_TOO_LARGE", "is too large when it is decompressed");
      })
      .on("error", () => fail("CCGW_BODY_DAMAGED", `is not ${encoding}, though its Content-Encoding says so`));
  const decoded: Transform & DecodedBody = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      decoded.receivedEncodedLength = (decoded.receivedEncodedLength ?? 0) + chunk.length;
      inflater ??= withListeners(encoding === "gzip" ? createGunzip() : createDeflateOf(chunk));
      inflater.write(chunk, () => done());
    },
    flush(done) {
      if (inflater === undefined) done();
      else inflater.once("end", () => done()).end();
    },
    destroy(error, done) {
      inflater?.destroy();
      request.unpipe();
      request.resume();
      done(error);
    },
  });
  // The reader may have removed its listeners when the stream fails.
  decoded.on("error", () => {});
  request.once("close", () => {
    if (!request.complete) fail("CCGW_BODY_BROKE_OFF", "broke off");
  });
  return request.pipe(decoded);
}

/** Creates a decompressor for deflate, with or without its two-byte header, which some clients leave out. The header's lower half-byte is always 8. */
function createDeflateOf(begin: Buffer): Transform {
  return ((begin[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
}
