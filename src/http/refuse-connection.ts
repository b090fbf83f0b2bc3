// Answers bytes that could not be read as a request, and ends the connection so that the answer arrives.

import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import { Socket } from "node:net";
import { clearTimeout, setTimeout } from "../runtime/time.ts";
import { isHandshakeFailure } from "./failed-handshakes.ts";
import { type ConnectionError, explainUnreadable, type Unreadable } from "./unreadable.ts";

/** The time in which a client must take the last answer before its connection is cut (milliseconds of wall time). */
const LAST_ANSWER_TIME = 1_000;

/** An answer for a connection that has no response object. */
export interface BareAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The connections that have had their last answer: nothing more is read from them. */
const ended = new WeakSet<Socket>();

/**
 * Refuses a connection that failed, unless its client has gone, or the TLS handshake failed, which is logged elsewhere.
 *
 * @param answer returns the answer; called once for a connection, also for the log line
 */
export function refuseConnection(error: Error, socket: Socket, answer: (unreadable: Unreadable) => BareAnswer): void {
  if (ended.has(socket)) return;
  const { code = "" } = error as ConnectionError;
  if (code === "ECONNRESET" || code === "EPIPE" || socket.destroyed || isHandshakeFailure(socket)) {
    socket.destroy();
    return;
  }
  endWith(socket, answer(explainUnreadable(error)));
}

/** Writes the last answer of a connection and ends it. */
export function endWith(socket: Socket, { status, headers, text }: BareAnswer): void {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(text)}`,
    "Connection: close",
  ];
  if (socket.writable) socket.end(`${head.join("\r\n")}\r\n\r\n${text}`);
  endSoon(socket);
}

/**
 * Cuts a connection as soon as its client has closed it too, or after a second. If it were cut immediately with bytes unread, the system would
 * reset it, and the client might lose the answer.
 */
function endSoon(socket: Socket): void {
  if (ended.has(socket)) return;
  ended.add(socket);
  const cut = setTimeout(() => socket.destroy(), LAST_ANSWER_TIME).unref();
  socket.once("close", () => clearTimeout(cut));
  socket.once("end", () => socket.destroy());
  socket.on("error", () => socket.destroy());
}

/** Ends the connection of a request after its answer if its body was refused, so that the rest of the body is not read. */
export function endAfterAnswer({ complete, headers, socket }: IncomingMessage, response: ServerResponse): void {
  const hasBody = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
  // Injected requests have no connection.
  if (complete || !hasBody || !(socket instanceof Socket)) return;
  // Announced to the client, so that it sends no further request.
  response.shouldKeepAlive = false;
  // Node's server calls this after the last answer. Its own method ends the connection immediately, and the client may lose the answer.
  socket.destroySoon = () => {
    socket.end();
    endSoon(socket);
  };
}
