// Filters the headers of forwarded requests and answers, and keeps their case and order.
import type { IncomingMessage } from "node:http";

/**
 * Returns headers in pairs of name and value.
 *
 * @param headers names and values in turn
 */
export function toHeaderPairs(headers: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i < headers.length; i += 2) pairs.push([headers[i] ?? "", headers[i + 1] ?? ""]);
  return pairs;
}

/** Returns the headers of a request without those that are left out: see `withoutNames`. */
export function filterRequestHeaders(request: IncomingMessage, isLeftOut: (name: string) => boolean): string[] {
  return withoutNames(request.rawHeaders, isLeftOut);
}

/**
 * Returns the first value of a header; undefined if there is none. Reading `headers` of a message would cost more, because Node builds that
 * object at the first read.
 *
 * @param headers names and values in turn
 * @param wanted the name of the header, in lower case
 */
export function headerOf(headers: readonly string[], wanted: string): string | undefined {
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i];
    if (name?.length === wanted.length && name.toLowerCase() === wanted) return headers[i + 1];
  }
  return undefined;
}

/**
 * Returns the headers that are not left out.
 *
 * @param headers names and values in turn
 * @param isLeftOut returns whether a header is left out, by its name in lower case
 */
export function withoutNames(headers: readonly string[], isLeftOut: (name: string) => boolean): string[] {
  const kept: string[] = [];
  for (let i = 0; i < headers.length; i += 2) {
    const [name = "", value = ""] = [headers[i], headers[i + 1]];
    if (!isLeftOut(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

/** Returns headers with another `Content-Length` (bytes), if they have that header. */
export function withLength(headers: readonly string[], length: number): string[] {
  return withValue(headers, "content-length", String(length));
}

/**
 * Returns headers with another value for one of them. The order stays the same.
 *
 * @param replaced the name of that header, in lower case
 */
export function withValue(headers: readonly string[], replaced: string, value: string): string[] {
  return headers.map((text, index) =>
    index % 2 === 1 && headers[index - 1]?.toLowerCase() === replaced ? value : text,
  );
}
