// Serves what HTTP allows and Node's servers refuse or cut off: any Expect, CONNECT with words, and clients that close their sending side.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type BareAnswer, endWith } from "./refuse-connection.ts";

/** What Node lets a server be told, but its types do not name. */
interface WithHalfOpen {
  httpAllowHalfOpen: boolean;
}

/**
 * Makes a server answer requests that Node's would refuse without a word.
 *
 * @param refuseConnect makes the answer to CONNECT, which no handler of requests gets to see.
 */
export function serveLeniently(server: Server, refuseConnect: (request: IncomingMessage) => BareAnswer): void {
  // An expectation that is unknown is answered as if it were not there: the real gateway knows none.
  server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) =>
    server.emit("request", request, response),
  );
  server.on("connect", (request: IncomingMessage, socket: Duplex) => {
    endWith(socket as Socket, refuseConnect(request));
    socket.resume();
  });
  // A client may close its sending side behind its last request, as `nc -N` does, and still wait for the answer.
  (server as Server & WithHalfOpen).httpAllowHalfOpen = true;
  server.on("secureConnection", (socket: Socket) => {
    socket.allowHalfOpen = true;
  });
}
