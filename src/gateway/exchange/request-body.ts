// The body of a request: text for the operations, and its length and hash where it is no text, for the journal.
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { BinaryBody } from "../host.ts";

const BINARY = Symbol("binary");
type WithBinary = IncomingMessage & { [BINARY]?: BinaryBody };

/** Returns a body as text. What is not UTF-8, or has a zero byte, is noted with the request as binary. */
export function readAsText(request: IncomingMessage, body: Buffer): string {
  if (!isUtf8(body) || body.includes(0)) {
    const sha256 = createHash("sha256").update(body).digest("hex");
    (request as WithBinary)[BINARY] = { bytes: body.length, sha256 };
  }
  return body.toString();
}

/** Returns a body as the journal keeps it; undefined where there is none. */
export function bodyForJournal(request: IncomingMessage, body: unknown): string | BinaryBody | undefined {
  if (typeof body !== "string" || body === "") return undefined;
  return (request as WithBinary)[BINARY] ?? body;
}
