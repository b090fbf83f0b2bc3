// Reads the body of a request: as text for operations, and for the journal as length and hash if it is binary.
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { BinaryBody } from "../host.ts";

const BINARY = Symbol("binary");
type WithBinary = IncomingMessage & { [BINARY]?: BinaryBody };

/** Returns a body as text. If it is not UTF-8, or has a zero byte, the request is marked as binary. */
export function readAsText(request: IncomingMessage, body: Buffer): string {
  if (!isUtf8(body) || body.includes(0)) markAsBinary(request, body);
  return body.toString();
}

/** Lets the journal keep the length and hash of a body instead of the body. */
export function markAsBinary(request: IncomingMessage, body: Buffer): void {
  const sha256 = createHash("sha256").update(body).digest("hex");
  (request as WithBinary)[BINARY] = { bytes: body.length, sha256 };
}

/** Returns a body as the journal keeps it; undefined if there is none. */
export function readBodyForJournal(request: IncomingMessage, body: unknown): string | BinaryBody | undefined {
  if (typeof body !== "string" || body === "") return undefined;
  return (request as WithBinary)[BINARY] ?? body;
}
