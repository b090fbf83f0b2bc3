// Answers on the bare connection what could not be read as a request, and ends the connection so that the answer arrives.

import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import { Socket } from "node:net";
import { clearTimeout, setTimeout } from "../runtime/time.ts";
import { isHandshakeFailure } from "./failed-handshakes.ts";
import { type ConnectionError, explainUnreadable, type Unreadable } from "./unreadable.ts";

/** How long a client has to take the last answer before its connection is cut (milliseconds of wall time). */
const LAST_ANSWER_TIME = 1_000;

/** An answer as it goes out on a connection that has no response to write it with. */
export interface BareAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The connections that have had their last answer: what comes after it is not read. */
const ended = new WeakSet<Socket>();

/**
 * Refuses a connection that failed, unless its client has gone or the TLS handshake failed, of which the log says more elsewhere.
 *
 * @param answer makes the answer; called once for a connection, also for the log line.
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
 * Cuts a connection as soon as its client has closed it too, or after a second. Cut at once, with bytes unread, the system resets it, and
 * the client may lose the answer.
 */
function endSoon(socket: Socket): void {
  if (ended.has(socket)) return;
  ended.add(socket);
  const cut = setTimeout(() => socket.destroy(), LAST_ANSWER_TIME).unref();
  socket.once("close", () => clearTimeout(cut));
  socket.once("end", () => socket.destroy());
  socket.on("error", () => socket.destroy());
}

/** Ends the connection of a request behind its answer where its body was refused, so that the rest of that is not read for ever. */
export function endAfterAnswer({ complete, headers, socket }: IncomingMessage, response: ServerResponse): void {
  const hasBody = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
  // What is injected into a server has no connection.
  if (complete || !hasBody || !(socket instanceof Socket)) return;
  // The client is told, so that it sends no further request here.
  response.shouldKeepAlive = false;
  // So Node's server ends a connection behind its last answer: at once, which can cost the client the answer.
  socket.destroySoon = () => {
    socket.end();
    endSoon(socket);
  };
}
