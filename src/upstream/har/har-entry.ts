// Reads one entry of a HAR file: an exchange with a gateway, another request of a browser, or an error.
import { METHODS } from "node:http";
import type { TapedExchange } from "../tape/gateway-tape.ts";
import { HAR_ORIGIN, HAR_RECEIVER } from "./har-format.ts";
import { readHarAnswer, readHarHeaders, readHarRequestBody } from "./har-messages.ts";
import { MAX_SESSION_US, microsecondsOf, microsecondsOfDuration } from "./har-times.ts";
import { type HarObject, objectOf, textOf, toWellFormed } from "./har-values.ts";

/** An exchange in a HAR file. */
export interface HarExchange extends Pick<TapedExchange, "isPush" | "request" | "answer" | "end"> {
  /** When the request began (microseconds since 1970). */
  readonly begunUs: number;
  /** How long the exchange took (microseconds). */
  readonly tookUs: number;
  /** The name of its connection in the file; empty if it has none. */
  readonly connection: string;
  /** Its number on the tape from which the file was made; undefined in other files. */
  readonly exchange: number | undefined;
}

/** The kind of an entry that is not an exchange with a gateway. */
export type LeftOut = "other" | "preflight" | "webSocket";

/** The paths of a gateway, also below the path of a proxy. */
const GATEWAY_PATH = /^[^?]*?(\/agentgateway\/+resource(?:-js)?(?:[/?].*)?)$/s;

const ENDS: readonly unknown[] = ["answered", "clientGone", "targetFailed", "stopped"] satisfies TapedExchange["end"][];

/**
 * Reads an entry.
 *
 * @param isFromTape whether the file was made from a tape: then all its entries are exchanges with a gateway
 * @returns the exchange, the kind of another entry, or the end of a sentence that says what is wrong
 */
export function readHarEntry(
  entry: unknown,
  isFromTape: boolean,
): HarExchange | LeftOut | { readonly problem: string } {
  const all = objectOf(entry);
  const request = objectOf(all?.["request"]);
  if (all === undefined || request === undefined) return { problem: "has no request" };
  const [method, address] = [textOf(request["method"]), textOf(request["url"])];
  if (method === "") return { problem: "has no method in its request" };
  if (address === "") return { problem: "has no url in its request" };
  if (/^wss?:/i.test(address) || all["_webSocketMessages"] !== undefined) return "webSocket";
  const isPush = isFromTape && all["_isPush"] === true;
  const url = isFromTape ? readUrlOnTape(address, isPush ? HAR_RECEIVER : HAR_ORIGIN) : findGatewayUrl(address);
  if (url === undefined || !METHODS.includes(method)) return "other";
  const headers = readHarHeaders(request);
  if (!isFromTape && method === "OPTIONS" && headers.some(([name]) => /^access-control-request-method$/i.test(name))) {
    return "preflight";
  }
  const begunUs = microsecondsOf(all["startedDateTime"]);
  if (begunUs === undefined) return { problem: "has no instant in startedDateTime, such as 2026-11-29T18:12:47.508Z" };
  const tookUs = microsecondsOfDuration(all["time"]);
  if (tookUs > MAX_SESSION_US) return { problem: "takes more than 31 days" };
  const response = objectOf(all["response"]);
  const answer = readHarAnswer(response, isFromTape);
  const body = readHarRequestBody(request);
  const { connection, _exchange: exchange, _end: end } = all;
  return {
    begunUs,
    tookUs,
    connection: typeof connection === "number" ? String(connection) : textOf(connection),
    exchange: isFromTape && Number.isSafeInteger(exchange) && Number(exchange) > 0 ? Number(exchange) : undefined,
    ...(isPush ? { isPush } : {}),
    request: { method, url, headers, ...(body === undefined ? {} : { body }) },
    answer,
    end: isFromTape && ENDS.includes(end) ? (end as TapedExchange["end"]) : endOf(response, answer === null),
  };
}

/** Returns the URL on the tape from which the file was made. `origin`: the origin that the file has before the path. */
function readUrlOnTape(address: string, origin: string): string {
  return encodeInvisible(address.startsWith(`${origin}/`) ? address.slice(origin.length) : address);
}

/** Returns the path and query; undefined if the address is not one of a gateway. */
function findGatewayUrl(address: string): string | undefined {
  const path = /^https?:\/\/[^/?#]*([^#]*)/i.exec(address)?.[1];
  const url = path === undefined ? undefined : GATEWAY_PATH.exec(path)?.[1];
  return url === undefined ? undefined : encodeInvisible(url);
}

/** Returns an address as a client sends it: with all but visible ASCII characters encoded. */
function encodeInvisible(address: string): string {
  return toWellFormed(address).replace(/[^!-~]/gu, (character) => encodeURIComponent(character));
}

/** Returns how an exchange ended. Browsers write the reason for a failure into the response. */
function endOf(response: HarObject | undefined, isUnanswered: boolean): TapedExchange["end"] {
  const error = textOf(response?.["_error"]);
  if (error !== "" && !/abort|cancel|blocked/i.test(error)) return "targetFailed";
  return isUnanswered || error !== "" ? "clientGone" : "answered";
}
