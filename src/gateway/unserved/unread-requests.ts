// Explains requests that can't be read, and answers connections that don't speak HTTP.

import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { FastifyRequest } from "fastify";
import { BodyError } from "../../http/body-error.ts";
import { formatUnreadableLine } from "../../http/connection-log.ts";
import { refuseConnection, type SocketAnswer } from "../../http/refuse-connection.ts";
import type { Unreadable } from "../../http/unreadable.ts";
import { capitalize } from "../../words/capitalize.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import { writeFailureEnvelope } from "../envelope.ts";
import { describeRequest } from "./request-in-log.ts";
import { describeRequestOfUnknownMethod } from "./unknown-method.ts";

/** The causes of errors that Fastify or Node reports, by code. */
const CAUSES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "the length of its body differs from its Content-Length",
  FST_ERR_BAD_URL: "its path cannot be decoded",
  FST_ERR_MAX_PARAM_LENGTH: "its path is too long",
  ECONNRESET: "it is incomplete",
};

/** A request, with the limit for its body (bytes). Only errors of bodies read the limit: a request without a route has none. */
type WithLimit = Pick<FastifyRequest, "routeOptions">;

function causeOf(error: unknown, request: WithLimit): string {
  if (error instanceof BodyError) return causeOfBody(error, request);
  const { code = "" } = error as { code?: string };
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return describeLimit(request);
  return CAUSES[code] ?? `it cannot be read (${code === "" ? String(error) : code})`;
}

function describeLimit({ routeOptions: { bodyLimit } }: WithLimit): string {
  return `its body has more than ${bodyLimit / 1_024} KiB`;
}

function causeOfBody({ code, message }: BodyError, request: WithLimit): string {
  switch (code) {
    case "CCGW_BODY_TOO_LARGE":
      return describeLimit(request);
    case "CCGW_BODY_ENCODING":
      return `its body ${message}, but only gzip and deflate are accepted`;
    case "CCGW_BODY_DAMAGED":
    case "CCGW_BODY_BROKE_OFF":
      return `its body ${message}`;
  }
}

/** Returns why a request was refused because of an error of its body. */
export function explainUnread(error: unknown, request: WithLimit): RefusalReason {
  return { sentence: `the request was not read: ${causeOf(error, request)}`, in: "body" };
}

/** Returns the log line about a request that was refused before it was read. */
export function describeUnread(error: unknown, request: FastifyRequest, answer: string): string {
  const described = describeRequest(request.raw, request.raw.url ?? "");
  return `${described} was not read: ${causeOf(error, request)}: answered ${answer}.`;
}

const JSON_HEADERS = {
  "Content-Type": "application/json",
  "JSON-Type": "application/json",
  "Cache-Control": "no-cache",
};

/** Answers bytes that could not be read as a request, ends the connection, and warns. If the client has gone, only ends the connection. */
export function refuseUnreadable(warn: (sentence: string) => void, error: Error, socket: Socket): void {
  refuseConnection(error, socket, (unreadable) => {
    const request = describeRequestOfUnknownMethod(error);
    if (request === undefined) return warnAndRefuse(warn, socket, unreadable);
    warn(`${request} has a method that is unknown to HTTP: answered 000-002.`);
    return { status: 200, headers: JSON_HEADERS, text: writeFailureEnvelope("000-002") };
  });
}

/** Returns the answer to CONNECT, which only proxies serve, and warns. */
export function answerConnect(warn: (sentence: string) => void, { socket }: IncomingMessage): SocketAnswer {
  const cause = "CONNECT is for proxies, and the simulator is not a proxy: send the request directly";
  return warnAndRefuse(warn, socket, { status: 400, cause });
}

function warnAndRefuse(warn: (sentence: string) => void, socket: Socket, { status, cause }: Unreadable): SocketAnswer {
  warn(formatUnreadableLine("The gateway", socket, cause, status));
  const text = `${capitalize(cause)}.\n`;
  return { status, headers: { "Content-Type": "text/plain; charset=utf-8" }, text };
}
