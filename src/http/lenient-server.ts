// Makes a server accept requests that HTTP allows and Node refuses: with any Expect header, or over a half-closed connection.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { endWithAnswer, type SocketAnswer } from "./refuse-connection.ts";

/** A field of Node's servers that is not in its types. */
interface WithHalfOpen {
  httpAllowHalfOpen: boolean;
}

/**
 * Makes a server answer requests that Node would refuse without an explanation. CONNECT is refused with one.
 *
 * @param refuseConnect returns the answer to CONNECT, which never reaches a request handler
 */
export function serveLeniently(server: Server, refuseConnect: (request: IncomingMessage) => SocketAnswer): void {
  // An expectation other than 100-continue is ignored.
  server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) =>
    server.emit("request", request, response),
  );
  server.on("connect", (request: IncomingMessage, socket: Duplex) => {
    endWithAnswer(socket as Socket, refuseConnect(request));
    socket.resume();
  });
  // A client may close its sending side after its last request, as `nc -N` does, and still wait for the answer.
  (server as Server & WithHalfOpen).httpAllowHalfOpen = true;
  server.on("secureConnection", (socket: Socket) => {
    socket.allowHalfOpen = true;
  });
}
