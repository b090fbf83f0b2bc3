// Decompresses the bodies of answers for the tape, also those of a HAR file.
// Clients get the bytes that the gateway sent.
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** Decompresses a body. Throws if the result has more than `maxOutputLength` bytes. */
type Decode = (body: Buffer, options: { readonly maxOutputLength: number }) => Buffer;

/** The option of zlib that decompresses a truncated body as far as it arrived. */
const PARTIAL = { finishFlush: constants.Z_SYNC_FLUSH };

const gunzip: Decode = (body, options) => gunzipSync(body, { ...options, ...PARTIAL });

const DECODERS: Readonly<Record<string, Decode>> = {
  gzip: gunzip,
  "x-gzip": gunzip,
  deflate: (body, options) => {
    // Some servers send deflate without the header of zlib, whose first byte ends with 8.
    const isWrapped = ((body[0] ?? 0) & 0x0f) === 8;
    return (isWrapped ? inflateSync : inflateRawSync)(body, { ...options, ...PARTIAL });
  },
  br: (body, options) => brotliDecompressSync(body, { ...options, finishFlush: constants.BROTLI_OPERATION_FLUSH }),
  identity: (body) => body,
};

/** The maximum number of nested encodings. More would only cost time. */
const MAX_ENCODINGS = 3;

/**
 * Decompresses a body.
 *
 * @param encoding the value of Content-Encoding, such as `gzip`
 * @param limit the maximum number of bytes of the result, also between two encodings
 * @returns the decompressed body; undefined if an encoding is unknown, there are more than three, the body is damaged, or the result
 *   exceeds the limit
 */
export function decodeBody(body: Buffer, encoding: string, limit: number): Buffer | undefined {
  const names = encoding.toLowerCase().split(",");
  if (names.length > MAX_ENCODINGS) return undefined;
  let decoded = body;
  for (const name of names.reverse()) {
    const decode = Object.hasOwn(DECODERS, name.trim()) ? DECODERS[name.trim()] : undefined;
    if (decode === undefined) return undefined;
    if (decoded.length === 0) continue;
    try {
      decoded = decode(decoded, { maxOutputLength: limit });
    } catch {
      return undefined;
    }
  }
  return decoded;
}
