// Reads one entry of a HAR file: an exchange with a gateway, something else that a browser did, or a mistake.
import { METHODS } from "node:http";
import type { TapedExchange } from "../tape/gateway-tape.ts";
import { HAR_ORIGIN } from "./har-format.ts";
import { harAnswer, harHeaders, harRequestBody } from "./har-messages.ts";
import { durationOf, MAX_SESSION_US, microsecondsOf } from "./har-times.ts";
import { type HarObject, objectOf, textOf, wellFormed } from "./har-values.ts";

/** An exchange of a HAR file, with times as the file has them. */
export interface HarExchange extends Pick<TapedExchange, "request" | "answer" | "end"> {
  /** When the request began (microseconds since 1970), and how long the exchange took (microseconds). */
  readonly begun: number;
  readonly took: number;
  /** How the file names its connection; empty if it does not. */
  readonly connection: string;
  /** Its number, in a file that was made from a tape. */
  readonly exchange: number | undefined;
}

/** What an entry is if it is no exchange with a gateway. */
export type LeftOut = "other" | "preflight" | "webSocket";

/** The addresses of a gateway, also below the path of a proxy. */
const OF_GATEWAY = /^[^?]*?(\/agentgateway\/+resource(?:-js)?(?:[/?].*)?)$/s;

const ENDS: readonly unknown[] = ["answered", "clientGone", "targetFailed", "stopped"] satisfies TapedExchange["end"][];

/**
 * Reads an entry.
 *
 * @param isOwn whether the file was made from a tape: then all its entries are of a gateway
 * @returns the exchange, what the entry is in place of one, or the end of a sentence that says what is wrong
 */
export function readHarEntry(entry: unknown, isOwn: boolean): HarExchange | LeftOut | { readonly problem: string } {
  const all = objectOf(entry);
  const request = objectOf(all?.["request"]);
  if (all === undefined || request === undefined) return { problem: "has no request" };
  const [method, address] = [textOf(request["method"]), textOf(request["url"])];
  if (method === "") return { problem: "has no method in its request" };
  if (address === "") return { problem: "has no url in its request" };
  if (/^wss?:/i.test(address) || all["_webSocketMessages"] !== undefined) return "webSocket";
  const url = isOwn ? ownUrl(address) : urlOfGateway(address);
  if (url === undefined || !METHODS.includes(method)) return "other";
  const headers = harHeaders(request);
  if (!isOwn && method === "OPTIONS" && headers.some(([name]) => /^access-control-request-method$/i.test(name))) {
    return "preflight";
  }
  const begun = microsecondsOf(all["startedDateTime"]);
  if (begun === undefined) return { problem: "has no instant in startedDateTime, such as 2026-11-29T18:12:47.508Z" };
  const took = durationOf(all["time"]);
  if (took > MAX_SESSION_US) return { problem: "takes more than 31 days" };
  const response = objectOf(all["response"]);
  const answer = harAnswer(response, isOwn);
  const body = harRequestBody(request);
  const { connection, _exchange: exchange, _end: end } = all;
  return {
    begun,
    took,
    connection: typeof connection === "number" ? String(connection) : textOf(connection),
    exchange: isOwn && Number.isSafeInteger(exchange) && Number(exchange) > 0 ? Number(exchange) : undefined,
    request: { method, url, headers, ...(body === undefined ? {} : { body }) },
    answer,
    end: isOwn && ENDS.includes(end) ? (end as TapedExchange["end"]) : endOf(response, answer === null),
  };
}

/** Returns the address on the tape that the file was made from. */
function ownUrl(address: string): string {
  return visible(address.startsWith(`${HAR_ORIGIN}/`) ? address.slice(HAR_ORIGIN.length) : address);
}

/** Returns path and query; undefined if the address is not of a gateway. */
function urlOfGateway(address: string): string | undefined {
  const path = /^https?:\/\/[^/?#]*([^#]*)/i.exec(address)?.[1];
  const url = path === undefined ? undefined : OF_GATEWAY.exec(path)?.[1];
  return url === undefined ? undefined : visible(url);
}

/** Returns an address as a client sends it: in visible characters of ASCII. */
function visible(address: string): string {
  return wellFormed(address).replace(/[^!-~]/gu, (character) => encodeURIComponent(character));
}

/** Returns how an exchange ended. Browsers write the reason of a failure into the response. */
function endOf(response: HarObject | undefined, isUnanswered: boolean): TapedExchange["end"] {
  const error = textOf(response?.["_error"]);
  if (error !== "" && !/abort|cancel|blocked/i.test(error)) return "targetFailed";
  return isUnanswered || error !== "" ? "clientGone" : "answered";
}
