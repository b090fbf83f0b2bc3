// Answers bytes that could not be read as a request, and ends connections in such a way that their last answers arrive.

import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import { Socket } from "node:net";
import { clearTimeout, setTimeout } from "../runtime/time.ts";
import { isHandshakeFailure } from "./failed-handshakes.ts";
import { hasBody } from "./ignored-bodies.ts";
import { type ConnectionError, explainUnreadable, isHead, type Unreadable } from "./unreadable.ts";

/** The time in which a client must take the last answer before its connection is cut (milliseconds of wall time). */
const LAST_ANSWER_TIMEOUT_MS = 1_000;

/** An answer that is written to a socket, because there is no response object. */
export interface SocketAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The connections that have got their last answer. Their later errors get no answer. */
const endedSockets = new WeakSet<Socket>();

/**
 * Refuses a connection that failed, unless its client has gone or its TLS handshake failed. Failed handshakes are logged elsewhere.
 *
 * @param answer returns the answer; called at most once for a connection, so it can also write the log line
 */
export function refuseConnection(error: Error, socket: Socket, answer: (unreadable: Unreadable) => SocketAnswer): void {
  if (endedSockets.has(socket)) return;
  const { code = "" } = error as ConnectionError;
  if (code === "ECONNRESET" || code === "EPIPE" || socket.destroyed || isHandshakeFailure(socket)) {
    socket.destroy();
    return;
  }
  // A client that sends HEAD reads no body.
  endWithAnswer(socket, answer(explainUnreadable(error)), !isHead(error));
}

/** Writes the last answer of a connection, or only its head, and ends the connection. */
export function endWithAnswer(socket: Socket, { status, headers, text }: SocketAnswer, sendsBody = true): void {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(text)}`,
    "Connection: close",
  ];
  if (socket.writable) socket.end(`${head.join("\r\n")}\r\n\r\n${sendsBody ? text : ""}`);
  destroyAfterAnswer(socket);
}

/**
 * Destroys a socket as soon as its client has closed the connection too, or after a second. If it were destroyed immediately with bytes
 * unread, the system would reset the connection, and the client might lose the answer.
 */
function destroyAfterAnswer(socket: Socket): void {
  if (endedSockets.has(socket)) return;
  endedSockets.add(socket);
  const timer = setTimeout(() => socket.destroy(), LAST_ANSWER_TIMEOUT_MS).unref();
  socket.once("close", () => clearTimeout(timer));
  socket.once("end", () => socket.destroy());
  socket.on("error", () => socket.destroy());
}

/** Ends the connection of a request after its answer if its body has not arrived whole, so that the rest of the body is not read. */
export function endAfterAnswer(request: IncomingMessage, response: ServerResponse): void {
  const { complete, socket } = request;
  // Injected requests have no connection.
  if (complete || !hasBody(request) || !(socket instanceof Socket)) return;
  // Sends Connection: close, so that the client sends no further request.
  response.shouldKeepAlive = false;
  // Node's server calls this after the last answer. Its own method destroys the socket at once, and the client may lose the answer.
  socket.destroySoon = () => {
    socket.end();
    destroyAfterAnswer(socket);
  };
}
