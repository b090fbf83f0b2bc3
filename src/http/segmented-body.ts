// Collects and streams large bodies in segments: joining them would block other requests for tens of milliseconds.
import { Readable } from "node:stream";
import { Segments } from "../runtime/segments.ts";
import { BodyError, createTooLargeError } from "./body-error.ts";
import type { DecodedBody } from "./encoded-bodies.ts";

/**
 * Collects a body. Returns its segments, in order.
 *
 * @param declared the Content-Length of the request, if any
 * @param limit the most bytes that are accepted, compressed and decompressed
 * @throws BodyError if the body is larger, is damaged, or breaks off; any other error of the stream counts as breaking off
 */
export function collectSegments(
  body: DecodedBody,
  declared: string | undefined,
  limit: number,
): Promise<readonly Uint8Array[]> {
  if (Number(declared ?? 0) > limit) return Promise.reject(createTooLargeError());
  const segments = new Segments();
  return new Promise((resolve, reject) => {
    const settle = (): Readable => body.off("data", add).off("end", end).off("error", fail).off("close", breakOff);
    const add = (chunk: Buffer): void => {
      if (Math.max(segments.length + chunk.length, body.receivedEncodedLength ?? 0) > limit)
        fail(createTooLargeError());
      else segments.add(chunk);
    };
    const end = (): void => {
      settle();
      resolve(segments.finish());
    };
    const fail = (error: Error): void => {
      settle();
      reject(error instanceof BodyError ? error : createBrokenOffError());
    };
    const breakOff = (): void => fail(createBrokenOffError());
    body.on("data", add).once("end", end).once("error", fail).once("close", breakOff).resume();
  });
}

/** Returns a stream of a body that sends each segment after the client has taken the one before. */
export function streamSegments(segments: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Readable {
  return Readable.from(segments);
}

function createBrokenOffError(): BodyError {
  return new BodyError("CCGW_BODY_BROKE_OFF", "broke off");
}
