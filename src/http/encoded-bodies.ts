// Decompresses request bodies, and refuses unknown encodings.
import type { IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import { type Readable, Transform } from "node:stream";
import type * as Zlib from "node:zlib";
import { BodyError } from "./body-error.ts";

/** A request, or the body of one with its headers. `complete`: the body has arrived whole, and has not broken off. */
export type EncodedBody = Readable & Pick<IncomingMessage, "headers" | "complete">;

/** A decompressed body; Fastify compares `receivedEncodedLength` with Content-Length. */
export type DecodedBody = Readable & { receivedEncodedLength?: number };

/**
 * Returns the body of a request, decompressed by its Content-Encoding. The stream fails with a BodyError if the body is damaged, breaks
 * off, or has more than `limit` bytes when decompressed. A body without compression is returned unchecked.
 *
 * @throws BodyError if the encoding is unknown
 */
export function decodeBody(request: EncodedBody, limit: number): DecodedBody {
  const encoding = request.headers["content-encoding"]?.trim().toLowerCase() ?? "";
  if (encoding === "" || encoding === "identity") return request;
  if (encoding === "gzip" || encoding === "x-gzip") return inflate(request, "gzip", limit);
  if (encoding === "deflate") return inflate(request, "deflate", limit);
  throw new BodyError("CCGW_BODY_ENCODING", `has the encoding ${JSON.stringify(encoding.slice(0, 40))}`);
}

function inflate(request: EncodedBody, encoding: "gzip" | "deflate", limit: number): DecodedBody {
  let inflater: Inflater | undefined;
  let inflated = 0;
  const fail = (code: BodyError["code"], message: string): void => {
    if (!decoded.destroyed) decoded.destroy(new BodyError(code, message));
  };
  const withListeners = (created: Inflater): Inflater =>
    created
      .on("data", (chunk: Buffer) => {
        inflated += chunk.length;
        if (inflated <= limit) decoded.push(chunk);
        else fail("CCGW_BODY_TOO_LARGE", "is too large when it is decompressed");
      })
      .on("error", () => fail("CCGW_BODY_DAMAGED", `is not ${encoding}, though its Content-Encoding says so`));
  const decoded: Transform & DecodedBody = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const received = (decoded.receivedEncodedLength ?? 0) + chunk.length;
      decoded.receivedEncodedLength = received;
      const current = inflater ?? withListeners(createInflater(encoding, chunk));
      inflater = current;
      current.write(chunk, () => {
        // A decompressor that leaves bytes unread has already ended, so `flush` would wait for its end forever.
        if (current.bytesWritten < received)
          fail("CCGW_BODY_DAMAGED", `has bytes after the end of its ${encoding} data`);
        done();
      });
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

/** A decompressor, with the number of compressed bytes that it has read. */
type Inflater = Transform & Pick<Zlib.Zlib, "bytesWritten">;

/** Creates a decompressor. Some clients leave out the two-byte header of deflate. The lower half of its first byte is always 8. */
function createInflater(encoding: "gzip" | "deflate", begin: Buffer): Inflater {
  // Hardly any request is compressed, so a start does not load the module.
  const { createGunzip, createInflate, createInflateRaw } = createRequire(import.meta.url)("node:zlib") as typeof Zlib;
  if (encoding === "gzip") return createGunzip();
  return ((begin[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
}
