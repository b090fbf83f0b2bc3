// The headers of requests and answers that are forwarded, with their case and order.
import type { IncomingMessage } from "node:http";
import { hasBody } from "../http/ignored-bodies.ts";

/** Methods whose requests Node sends in chunks if they have neither a length nor an encoding. */
const WITH_BODY = /^(?:POST|PUT|PATCH)$/;

/** Returns the headers of a request for a target, with `Content-Length: 0` if none says how the body ends. `isLeftOut` gets names in lower case. */
export function requestHeaders(request: IncomingMessage, isLeftOut: (name: string) => boolean): string[] {
  const headers = withoutNames(request.rawHeaders, isLeftOut);
  if (!hasBody(request) && request.headers["content-length"] === undefined && WITH_BODY.test(request.method ?? "")) {
    headers.push("Content-Length", "0");
  }
  return headers;
}

/**
 * Returns the first value of a header; undefined if there is none. An answer whose `headers` nobody reads costs less.
 *
 * @param headers names and values in turn
 * @param wanted in lower case
 */
export function headerOf(headers: readonly string[], wanted: string): string | undefined {
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i];
    if (name?.length === wanted.length && name.toLowerCase() === wanted) return headers[i + 1];
  }
  return undefined;
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
