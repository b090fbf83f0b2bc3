// The headers of requests and answers that are forwarded, with their case and order.
import type { IncomingMessage } from "node:http";
import { HOP_HEADER } from "../http/hop.ts";
import { hasBody } from "../http/ignored-bodies.ts";

/** Headers about the connection of the client. The connection to the target has its own. The client has its 100 Continue already. */
const OF_CONNECTION: ReadonlySet<string> = new Set(["connection", "keep-alive", "upgrade", "expect", HOP_HEADER]);

/** Methods whose requests Node sends in chunks if they have neither a length nor an encoding. */
const WITH_BODY = /^(?:POST|PUT|PATCH)$/;

/**
 * Returns the headers of a request for its target, as Node takes them: names and values in turn.
 *
 * @param ownHeaders the headers that only the target gets
 */
export function headersForTarget(request: IncomingMessage, ownHeaders: readonly string[]): string[] {
  const headers = withoutNames(request.rawHeaders, (name) => OF_CONNECTION.has(name));
  if (!hasBody(request) && request.headers["content-length"] === undefined && WITH_BODY.test(request.method ?? "")) {
    headers.push("Content-Length", "0");
  }
  headers.push("Connection", "keep-alive", ...ownHeaders);
  return headers;
}

/** Returns the headers of a target's answer for the client. What is left out, Node adds for the connection of the client. */
export function headersForClient({ rawHeaders, headers }: Pick<IncomingMessage, "rawHeaders" | "headers">): string[] {
  const closes = /(?:^|,)\s*close\s*(?:,|$)/i.test(headers.connection ?? "");
  return withoutNames(
    rawHeaders,
    (name) => name === "transfer-encoding" || name === "keep-alive" || (name === "connection" && !closes),
  );
}

/** Returns headers without those whose lower-case name is left out. */
export function withoutNames(headers: readonly string[], isLeftOut: (name: string) => boolean): string[] {
  const kept: string[] = [];
  for (let i = 0; i < headers.length; i += 2) {
    const [name = "", value = ""] = [headers[i], headers[i + 1]];
    if (!isLeftOut(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}
