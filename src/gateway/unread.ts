// Requests that no operation gets to see, because they cannot be read: what a person is told of them, and what is answered to no HTTP at all.
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { findKnownInterface } from "../words/known-interfaces.ts";
import { ROOT } from "./address.ts";

/** What a server says is wrong, by the code of its error; anything else cannot be read at all. */
const WRONG: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "its body has more than 64 KiB",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "its body is not as long as its Content-Length says",
  FST_ERR_BAD_URL: "its path cannot be decoded",
  FST_ERR_MAX_PARAM_LENGTH: "its path is too long",
  ECONNRESET: "it broke off",
};

/** The line about a request that was refused unread. */
export function sayUnread(error: unknown, { method, url = "", socket }: IncomingMessage, answer: string): string {
  const { code = "" } = error as { code?: string };
  const why = WRONG[code] ?? `it cannot be read (${code === "" ? String(error) : code})`;
  const path = url.replace(/\?.*$/s, "").slice(0, 200);
  return `${method} ${JSON.stringify(path)} from ${socket.remoteAddress ?? "somebody"} was not read, for ${why}: answered ${answer}.`;
}

/** The line about an address that no operation has: whether the real gateway has one there. */
export function sayUnknown(method: string, path: string, known: ReturnType<typeof findKnownInterface>): string {
  const asked = `${method} ${ROOT}${path}`;
  if (known === undefined) return `${asked} is no interface of the gateway: answered 000-002.`;
  const { row, methodFits } = known;
  return methodFits
    ? `${asked} is ${row.name} (${row.group}), which this simulator does not answer yet: answered 000-002.`
    : `${asked} has the wrong method: ${row.name} is a ${row.method}. Answered 000-002.`;
}

/** Answers on the bare connection what is no HTTP, or came too slowly or too large, and ends it, with a line for a person. */
export function hangUp(
  warn: (sentence: string) => void,
  error: Error & { readonly code?: string },
  socket: Socket,
): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const [status, title, why] = brokenBy(error.code);
  warn(`The gateway hung up on ${socket.remoteAddress ?? "somebody"}, for ${why} (HTTP ${status}).`);
  if (socket.writable) {
    const text = `${why.charAt(0).toUpperCase()}${why.slice(1)}.\n`;
    socket.write(
      `HTTP/1.1 ${status} ${title}\r\nContent-Type: text/plain; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
    );
  }
  socket.destroy(error);
}

function brokenBy(code: string | undefined): readonly [status: number, title: string, why: string] {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return [408, "Request Timeout", "the request did not arrive whole in time"];
  if (code === "HPE_HEADER_OVERFLOW")
    return [431, "Request Header Fields Too Large", "the headers have more than 16 KiB"];
  return [400, "Bad Request", "what came is no HTTP/1.1"];
}
