// Forwards a request to a target, and its answer to the client, byte for byte and as they arrive.
import { type ClientRequest, type IncomingMessage, type ServerResponse, request as sendRequest } from "node:http";
import type { Socket } from "node:net";
import { hasBody } from "../http/ignored-bodies.ts";
import { endAfterAnswer } from "../http/refuse-connection.ts";
import { tcpSocketOf } from "../http/tcp-socket.ts";
import { connectionsOf } from "./client-connections.ts";
import type { ForwardEnd, ForwardObserver } from "./forward-observer.ts";
import type { ForwardTarget } from "./forward-target.ts";
import { headerOf } from "./passed-headers.ts";

/**
 * Forwards a request. If one of the two connections ends early, the other ends in the same way.
 *
 * @param observer follows the request
 */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  target: ForwardTarget,
  observer?: ForwardObserver,
): void {
  const { method = "GET", url = "/", socket: client } = request;
  const connections = connectionsOf(client);
  connections.note(request, response);
  const upstream = sendRequest({
    agent: connections.agentFor(target),
    method,
    path: url,
    headers: target.headersForTarget(request) as never,
    setHost: false,
  });
  const passed: Passed = { request, response, target, observer, answer: undefined };
  upstream.on("continue", () => {
    // A worker asks in this way whether a client that has closed its sending side still waits.
    if (!response.headersSent && response.socket !== null) response.writeContinue();
  });
  upstream.once("response", (answer) => {
    passed.answer = answer;
    passAnswer(answer, passed);
  });
  // An answer that breaks off ends with the answer's own events.
  upstream.on("error", (error) => {
    if (passed.answer !== undefined) return;
    endObserved(passed, hasGone(client) ? "clientGone" : "targetFailed", error);
    cut(client, upstream);
  });
  passEnd(request, upstream, response);
  if (observer !== undefined) request.on("data", (part: Buffer) => observer.onRequestPart(part));
  if (hasBody(request)) {
    // Node would send the head with the first bytes of the body, but a target can answer before.
    upstream.flushHeaders();
    request.pipe(upstream);
  } else upstream.end();
}

/** A forwarded request. */
interface Passed {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: ForwardTarget;
  /** Follows the request until it has ended. */
  observer: ForwardObserver | undefined;
  answer: IncomingMessage | undefined;
}

function passAnswer(answer: IncomingMessage, passed: Passed): void {
  const { request, response, target, observer } = passed;
  const headers = target.headersForClient(answer, response);
  // The target has dated it.
  response.sendDate = false;
  // The target reads no more of a body that it has refused.
  if (/close/i.test(headerOf(answer.rawHeaders, "connection") ?? "")) endAfterAnswer(request, response);
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers);
  answer.on("error", () => {});
  answer.once("close", () => {
    if (answer.complete) return;
    endObserved(passed, hasGone(request.socket) ? "clientGone" : "targetFailed");
    cut(request.socket, answer);
  });
  if (observer !== undefined) {
    observer.onAnswer(answer);
    response.once("close", () => endObserved(passed, response.writableFinished ? "answered" : "clientGone"));
  }
  // Node's pipe would register nine listeners for each answer, most of which have one part.
  answer.on("data", (part: Buffer) => {
    observer?.onAnswerPart(part);
    if (response.write(part) || response.destroyed) return;
    answer.pause();
    response.once("drain", () => answer.resume());
  });
  answer.once("end", () => response.end());
}

function endObserved(passed: Passed, end: ForwardEnd, error?: Error): void {
  passed.observer?.onEnd(end, error);
  passed.observer = undefined;
}

/** Returns whether a client has closed its connection, or its sending side: then the target may have followed it. */
function hasGone(client: Socket): boolean {
  return client.destroyed || client.readableEnded;
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
