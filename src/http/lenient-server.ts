// Serves what HTTP allows and Node's servers refuse: any Expect header, and clients that close their sending side; explains refused CONNECTs.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type BareAnswer, endWith } from "./refuse-connection.ts";

/** A field of Node's servers that is not in its types. */
interface WithHalfOpen {
  httpAllowHalfOpen: boolean;
}

/**
 * Makes a server answer requests that Node would refuse without an explanation.
 *
 * @param refuseConnect returns the answer to CONNECT, which never reaches a request handler
 */
export function serveLeniently(server: Server, refuseConnect: (request: IncomingMessage) => BareAnswer): void {
  // An unknown expectation is ignored: the real gateway knows none.
  server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) =>
    server.emit("request", request, response),
  );
  server.on("connect", (request: IncomingMessage, socket: Duplex) => {
    endWith(socket as Socket, refuseConnect(request));
    socket.resume();
  });
  // A client may close its sending side after its last request, as `nc -N` does, and still wait for the answer.
  (server as Server & WithHalfOpen).httpAllowHalfOpen = true;
  server.on("secureConnection", (socket: Socket) => {
    socket.allowHalfOpen = true;
  });
}
