// Limits the bodies that no one reads, such as that of a GET.
import type { IncomingMessage } from "node:http";
import { type BodyError, createTooLargeError } from "./body-error.ts";

/** Returns whether a request has, or may have, a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return (length !== undefined && length !== "0") || headers["transfer-encoding"] !== undefined;
}

/** Returns whether the body of a request is, or may be, larger than the limit (bytes). */
export function mayExceed({ headers }: IncomingMessage, limit: number): boolean {
  const length = headers["content-length"];
  return (length !== undefined && Number(length) > limit) || headers["transfer-encoding"] !== undefined;
}

/**
 * Runs the callback when an ignored body has ended, or with an error as soon as it has more than `limit` bytes. If its declared length is
 * within the limit, the callback runs immediately, and the server skips the body.
 */
export function skipBody(request: IncomingMessage, limit: number, done: (error?: BodyError) => void): void {
  if (!mayExceed(request, limit)) {
    done();
    return;
  }
  let length = Number(request.headers["content-length"] ?? 0);
  if (length > limit) {
    done(createTooLargeError());
    return;
  }
  const settle = (error?: BodyError): void => {
    request.off("data", count).off("end", end).off("close", end);
    done(error);
  };
  const end = (): void => settle();
  const count = (chunk: Buffer): void => {
    length += chunk.length;
    if (length > limit) settle(createTooLargeError());
  };
  request.on("data", count).once("end", end).once("close", end);
}
