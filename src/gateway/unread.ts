// Requests that no operation gets to see, because they cannot be read: what a person is told of them, and what is answered to no HTTP at all.
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { RefusalReason } from "../words/refusal-reason.ts";
import { failureEnvelope } from "./envelope.ts";
import { requestOfUnknownMethod, type UnreadError } from "./unknown-method.ts";

/** What a server says is wrong, by the code of its error; anything else cannot be read at all. */
const WRONG: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "its body has more than 64 KiB",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "its body is not as long as its Content-Length says",
  FST_ERR_BAD_URL: "its path cannot be decoded",
  FST_ERR_MAX_PARAM_LENGTH: "its path is too long",
  ECONNRESET: "it broke off",
};

function whyUnread(error: unknown): string {
  const { code = "" } = error as { code?: string };
  return WRONG[code] ?? `it cannot be read (${code === "" ? String(error) : code})`;
}

/** Why a request was refused before its body was read. */
export function explainUnread(error: unknown): RefusalReason {
  return { sentence: `the request was not read, for ${whyUnread(error)}`, in: "body" };
}

/** The line about a request that was refused unread. */
export function sayUnread(error: unknown, { method, url = "", socket }: IncomingMessage, answer: string): string {
  const why = whyUnread(error);
  const path = url.replace(/\?.*$/s, "").slice(0, 200);
  return `${method} ${JSON.stringify(path)} from ${socket.remoteAddress ?? "somebody"} was not read, for ${why}: answered ${answer}.`;
}

const JSON_HEADERS = "Content-Type: application/json\r\nJSON-Type: application/json\r\nCache-Control: no-cache\r\n";

/** Answers on the bare connection what is no HTTP, or came too slowly or too large, and ends it, with a line for a person. */
export function hangUp(warn: (sentence: string) => void, error: UnreadError, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const request = requestOfUnknownMethod(error);
  if (request !== undefined) {
    warn(`${request} has a method that HTTP does not have: answered 000-002.`);
    end(socket, error, "200 OK", JSON_HEADERS, failureEnvelope("000-002"));
    return;
  }
  const [status, title, why] = brokenBy(error.code);
  warn(`The gateway hung up on ${socket.remoteAddress ?? "somebody"}, for ${why} (HTTP ${status}).`);
  const text = `${why.charAt(0).toUpperCase()}${why.slice(1)}.\n`;
  end(socket, error, `${status} ${title}`, "Content-Type: text/plain; charset=utf-8\r\n", text);
}

/** Writes the last answer of a connection that no request can be read from any more, and ends it. */
function end(socket: Socket, error: Error, status: string, headers: string, text: string): void {
  if (socket.writable) {
    const length = `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n`;
    socket.write(`HTTP/1.1 ${status}\r\n${headers}${length}${text}`);
  }
  socket.destroy(error);
}

function brokenBy(code: string | undefined): readonly [status: number, title: string, why: string] {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return [408, "Request Timeout", "the request did not arrive whole in time"];
  if (code === "HPE_HEADER_OVERFLOW")
    return [431, "Request Header Fields Too Large", "the headers have more than 16 KiB"];
  return [400, "Bad Request", "what came is no HTTP/1.1"];
}
