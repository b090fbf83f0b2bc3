// Forwards a request to a target, and its answer to the client, byte for byte and as they arrive.
import { type ClientRequest, type IncomingMessage, type ServerResponse, request as sendRequest } from "node:http";
import type { Socket } from "node:net";
import { hasBody } from "../http/ignored-bodies.ts";
import { endAfterAnswer } from "../http/refuse-connection.ts";
import { tcpSocketOf } from "../http/tcp-socket.ts";
import { connectionsOf } from "./client-connections.ts";
import type { ForwardTarget } from "./forward-target.ts";
import { headersForClient, headersForTarget } from "./passed-headers.ts";

/** Forwards a request. Whatever ends one of the two connections early ends the other in the same way. */
export function forward(request: IncomingMessage, response: ServerResponse, target: ForwardTarget): void {
  const { method = "GET", url = "/", socket: client } = request;
  const connections = connectionsOf(client);
  connections.note(request, response);
  const upstream = sendRequest({
    agent: connections.agentFor(target),
    method,
    path: url,
    headers: headersForTarget(request, connections.ownHeadersFor(target)) as never,
    setHost: false,
  });
  let answer: IncomingMessage | undefined;
  upstream.on("continue", () => {
    // A worker asks in this way whether a client that has closed its sending side still waits.
    if (!response.headersSent && response.socket !== null) response.writeContinue();
  });
  upstream.once("response", (given) => {
    answer = given;
    passAnswer(given, request, response);
  });
  // An answer that breaks off ends with the answer's own events.
  upstream.on("error", () => {
    if (answer === undefined) cut(client, upstream);
  });
  passEnd(request, upstream, response);
  if (hasBody(request)) {
    // Node would send the head with the first bytes of the body, but a target can answer before.
    upstream.flushHeaders();
    request.pipe(upstream);
  } else upstream.end();
}

function passAnswer(answer: IncomingMessage, request: IncomingMessage, response: ServerResponse): void {
  const headers = headersForClient(answer);
  // The target has dated it.
  response.sendDate = false;
  // The target reads no more of a body that it has refused.
  if (/close/i.test(answer.headers.connection ?? "")) endAfterAnswer(request, response);
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers);
  answer.on("error", () => {});
  answer.once("close", () => {
    if (!answer.complete) cut(request.socket, answer);
  });
  answer.pipe(response);
}

/** Closes the sending side of the connection to the target when the client closes its own, as a client of the target would. */
function passEnd(request: IncomingMessage, upstream: ClientRequest, response: ServerResponse): void {
  const { socket: client } = request;
  const endConnection = (): void => void upstream.socket?.end();
  const onEnd = (): void => {
    // Node refuses a request that breaks off, and closes the connection.
    if (!request.complete) return;
    if (upstream.writableFinished) endConnection();
    else upstream.once("finish", endConnection);
  };
  if (client.readableEnded) onEnd();
  else {
    // A client may pipeline any number of requests, so Node's warning about many listeners is off.
    client.setMaxListeners(0).once("end", onEnd);
    response.once("close", () => client.off("end", onEnd));
  }
}

/** Ends the connection of a client as the target has ended its own: by a reset, or after what was written. */
function cut(client: Socket, { socket }: { readonly socket: Socket | null }): void {
  const { code, syscall } = (socket?.errored ?? {}) as NodeJS.ErrnoException;
  if (code === "ECONNRESET" && syscall === "read") {
    tcpSocketOf(client).resetAndDestroy();
    client.destroy();
  } else client.destroySoon();
}
