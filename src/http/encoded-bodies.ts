// Reads bodies that are compressed, and refuses encodings that it does not know by their name.
import type { IncomingMessage } from "node:http";
import { type Readable, Transform } from "node:stream";
import { createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { BodyError } from "./body-error.ts";

/** A body as it is read from here on; `receivedEncodedLength` is what the server compares with Content-Length. */
export type DecodedBody = Readable & { receivedEncodedLength?: number };

/**
 * Returns the body of a request, decompressed where its Content-Encoding says so. It fails with a BodyError where it is damaged, or has more
 * than `limit` bytes when it is decompressed.
 *
 * @throws BodyError when its encoding is not one of those that are read.
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
  const begin = (made: Transform): Transform =>
    made
      .on("data", (chunk: Buffer) => {
        inflated += chunk.length;
        if (inflated <= limit) decoded.push(chunk);
        else fail("CCGW_BODY_TOO_LARGE", "is too large when it is decompressed");
      })
      .on("error", () => fail("CCGW_BODY_DAMAGED", `is not ${encoding}, though its Content-Encoding says so`));
  const decoded: Transform & DecodedBody = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      decoded.receivedEncodedLength = (decoded.receivedEncodedLength ?? 0) + chunk.length;
      inflater ??= begin(encoding === "gzip" ? createGunzip() : createDeflateOf(chunk));
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
  // Whoever reads it may have stopped listening when it fails.
  decoded.on("error", () => {});
  request.once("close", () => {
    if (!request.complete) fail("CCGW_BODY_BROKE_OFF", "broke off");
  });
  return request.pipe(decoded);
}

/** Some clients send the inside of deflate without its two bytes of header. The first of those has an 8 in its lower half. */
function createDeflateOf(begin: Buffer): Transform {
  return ((begin[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
}
